-- A snapshot is written in parts, each committed by itself, so that no operation waits while a whole state is written.
-- workshop_snapshot says which is whole. Parts of an older one were replaced a moment ago; of a newer one, never finished.
CREATE TABLE workshop_snapshot_part (
  workshop TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  part INTEGER NOT NULL CHECK (part >= 0),
  state BLOB NOT NULL,
  PRIMARY KEY (workshop, seq, part)
) STRICT;
INSERT INTO workshop_snapshot_part (workshop, seq, part, state) SELECT workshop, seq, 0, CAST(state AS BLOB) FROM workshop_snapshot;
ALTER TABLE workshop_snapshot DROP COLUMN state;
