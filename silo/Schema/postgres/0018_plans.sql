-- Resilience plans: a row each, every change, every version that was put forward, who agrees to which, and which actions come from where.
-- Instants are milliseconds since 1970; phase is 1 understand, 2 develop, 3 deliver, 4 review, 5 closed.

CREATE TABLE plan (
  community text NOT NULL,
  plan bigint NOT NULL CHECK (plan > 0),
  revision bigint NOT NULL CHECK (revision > 0),
  phase bigint NOT NULL CHECK (phase BETWEEN 1 AND 5),
  title text NOT NULL,
  body text NOT NULL CHECK (length(body) <= 262144),
  actions bigint NOT NULL,
  done bigint NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (community, plan)
);

CREATE TABLE plan_change (
  community text NOT NULL,
  plan bigint NOT NULL,
  place bigint NOT NULL CHECK (place > 0),
  command text NOT NULL,
  about bigint NOT NULL,
  move bigint NOT NULL,
  by_staff text NOT NULL,
  by_name text NOT NULL,
  at bigint NOT NULL,
  what text NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (community, plan, place),
  UNIQUE (community, command),
  FOREIGN KEY (community, plan) REFERENCES plan (community, plan)
);
CREATE TRIGGER plan_change_append_only BEFORE UPDATE OR DELETE ON plan_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_change_no_truncate BEFORE TRUNCATE ON plan_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE plan_version (
  community text NOT NULL,
  plan bigint NOT NULL,
  version bigint NOT NULL CHECK (version > 0),
  body text NOT NULL,
  words text NOT NULL,
  by_name text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (community, plan, version),
  FOREIGN KEY (community, plan) REFERENCES plan (community, plan)
);
CREATE TRIGGER plan_version_append_only BEFORE UPDATE OR DELETE ON plan_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_version_no_truncate BEFORE TRUNCATE ON plan_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE plan_agreement (
  community text NOT NULL,
  plan bigint NOT NULL,
  version bigint NOT NULL,
  who text NOT NULL,
  name text NOT NULL,
  as_whom text NOT NULL,
  is_staff bigint NOT NULL CHECK (is_staff IN (0, 1)),
  at bigint NOT NULL,
  PRIMARY KEY (community, plan, version, who),
  FOREIGN KEY (community, plan, version) REFERENCES plan_version (community, plan, version)
);
CREATE INDEX plan_agreement_who ON plan_agreement (who);

CREATE TABLE plan_origin (
  origin text NOT NULL,
  community text NOT NULL,
  plan bigint NOT NULL,
  action bigint NOT NULL,
  title text NOT NULL,
  PRIMARY KEY (origin, community, plan, action),
  FOREIGN KEY (community, plan) REFERENCES plan (community, plan)
);
CREATE INDEX plan_origin_plan ON plan_origin (community, plan);
