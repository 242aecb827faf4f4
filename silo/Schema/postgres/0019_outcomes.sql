-- Funded projects and workshops that contribute to the outcomes of a community. Each time that one is said it is a row; the last one counts.

CREATE TABLE outcome_contribution (
  community text NOT NULL,
  place bigint NOT NULL CHECK (place > 0),
  command text NOT NULL,
  origin text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (community, place),
  UNIQUE (community, command)
);
CREATE INDEX outcome_contribution_origin ON outcome_contribution (community, origin, place);
CREATE TRIGGER outcome_contribution_append_only BEFORE UPDATE OR DELETE ON outcome_contribution FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outcome_contribution_no_truncate BEFORE TRUNCATE ON outcome_contribution FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
