-- Resilience plans: a row each, every change, every version that was put forward, who agrees to which, and which actions come from where.
-- Instants are milliseconds since 1970; phase is 1 understand, 2 develop, 3 deliver, 4 review, 5 closed.

CREATE TABLE plan (
  community TEXT NOT NULL,
  plan INTEGER NOT NULL CHECK (plan > 0),
  revision INTEGER NOT NULL CHECK (revision > 0),
  phase INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 5),
  title TEXT NOT NULL,
  body TEXT NOT NULL CHECK (length(body) <= 262144),
  actions INTEGER NOT NULL,
  done INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (community, plan)
) STRICT;

CREATE TABLE plan_change (
  community TEXT NOT NULL,
  plan INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  command TEXT NOT NULL,
  about INTEGER NOT NULL,
  move INTEGER NOT NULL,
  by_staff TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (community, plan, place),
  UNIQUE (community, command),
  FOREIGN KEY (community, plan) REFERENCES plan (community, plan)
) STRICT;
CREATE TRIGGER plan_change_no_delete BEFORE DELETE ON plan_change BEGIN SELECT RAISE(ABORT, 'plan_change is append-only'); END;
CREATE TRIGGER plan_change_no_update BEFORE UPDATE ON plan_change BEGIN SELECT RAISE(ABORT, 'plan_change is append-only'); END;

CREATE TABLE plan_version (
  community TEXT NOT NULL,
  plan INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL,
  words TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (community, plan, version),
  FOREIGN KEY (community, plan) REFERENCES plan (community, plan)
) STRICT;
CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version BEGIN SELECT RAISE(ABORT, 'plan_version is append-only'); END;
CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version BEGIN SELECT RAISE(ABORT, 'plan_version is append-only'); END;

CREATE TABLE plan_agreement (
  community TEXT NOT NULL,
  plan INTEGER NOT NULL,
  version INTEGER NOT NULL,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  as_whom TEXT NOT NULL,
  is_staff INTEGER NOT NULL CHECK (is_staff IN (0, 1)),
  at INTEGER NOT NULL,
  PRIMARY KEY (community, plan, version, who),
  FOREIGN KEY (community, plan, version) REFERENCES plan_version (community, plan, version)
) STRICT;
CREATE INDEX plan_agreement_who ON plan_agreement (who);

CREATE TABLE plan_origin (
  origin TEXT NOT NULL,
  community TEXT NOT NULL,
  plan INTEGER NOT NULL,
  action INTEGER NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (origin, community, plan, action),
  FOREIGN KEY (community, plan) REFERENCES plan (community, plan)
) STRICT;
CREATE INDEX plan_origin_plan ON plan_origin (community, plan);
