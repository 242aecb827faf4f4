-- The leaves behind the seals of the public chain, 32 bytes each and sorted, and the notes that were signed. Number 0 is the list of
-- votes that were replaced, known only after the close. Instants are milliseconds since 1970.

CREATE TABLE leaf_list (
  round TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 0),
  through_seq INTEGER NOT NULL CHECK (through_seq >= 0),
  at INTEGER NOT NULL,
  leaves BLOB NOT NULL CHECK (length(leaves) % 32 = 0),
  PRIMARY KEY (round, number)
) STRICT;

CREATE TRIGGER leaf_list_no_update BEFORE UPDATE ON leaf_list BEGIN SELECT RAISE(ABORT, 'leaf_list is append-only'); END;
CREATE TRIGGER leaf_list_no_delete BEFORE DELETE ON leaf_list BEGIN SELECT RAISE(ABORT, 'leaf_list is append-only'); END;

-- Kind 1: checkpoint, numbered by the chain's entry. Kind 2: bundle, numbered by the version of the count.
CREATE TABLE signed_note (
  round TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2),
  number INTEGER NOT NULL CHECK (number > 0),
  note TEXT NOT NULL,
  PRIMARY KEY (round, kind, number)
) STRICT;

CREATE TRIGGER signed_note_no_update BEFORE UPDATE ON signed_note BEGIN SELECT RAISE(ABORT, 'signed_note is append-only'); END;
CREATE TRIGGER signed_note_no_delete BEFORE DELETE ON signed_note BEGIN SELECT RAISE(ABORT, 'signed_note is append-only'); END;
