-- Funded projects and workshops that contribute to the outcomes of a community. Each time that one is said it is a row; the last one counts.

CREATE TABLE outcome_contribution (
  community TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  command TEXT NOT NULL,
  origin TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (community, place),
  UNIQUE (community, command)
) STRICT;
CREATE INDEX outcome_contribution_origin ON outcome_contribution (community, origin, place);
CREATE TRIGGER outcome_contribution_no_delete BEFORE DELETE ON outcome_contribution BEGIN SELECT RAISE(ABORT, 'outcome_contribution is append-only'); END;
CREATE TRIGGER outcome_contribution_no_update BEFORE UPDATE ON outcome_contribution BEGIN SELECT RAISE(ABORT, 'outcome_contribution is append-only'); END;
