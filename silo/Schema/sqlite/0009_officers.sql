-- What staff did on rounds, for good; and the rehearsals whose ballots were thrown away. Instants are milliseconds since 1970.

CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  round TEXT NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 64),
  what TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;

CREATE INDEX audit_entry_round ON audit_entry (round, seq);
CREATE INDEX audit_entry_act ON audit_entry (act);

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;

-- A box whose rights and ballots were deleted, since it only rehearsed. Its chains stay, which say nothing of any choice.
CREATE TABLE discarded_box (
  round TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE INDEX voting_right_label ON voting_right (round, label);
