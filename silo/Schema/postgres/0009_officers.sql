-- What staff did on rounds, for good; and the rehearsals whose ballots were thrown away.

CREATE TABLE audit_entry (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  round text NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  at timestamptz NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  act text NOT NULL CHECK (length(act) BETWEEN 1 AND 64),
  what text NOT NULL,
  changes text NOT NULL
);

CREATE INDEX audit_entry_round ON audit_entry (round, seq);
CREATE INDEX audit_entry_act ON audit_entry (act);

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A box whose rights and ballots were deleted, since it only rehearsed. Its chains stay, which say nothing of any choice.
CREATE TABLE discarded_box (
  round text PRIMARY KEY REFERENCES box_head
);

CREATE INDEX voting_right_label ON voting_right (round, label);
