-- A snapshot is kept in parts, as on SQLite, where each is committed by itself so that no operation waits while a whole state is written.
-- workshop_snapshot says which is whole.
CREATE TABLE workshop_snapshot_part (
  workshop text NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  part bigint NOT NULL CHECK (part >= 0),
  state bytea NOT NULL,
  PRIMARY KEY (workshop, seq, part)
);
INSERT INTO workshop_snapshot_part (workshop, seq, part, state) SELECT workshop, seq, 0, convert_to(state, 'UTF8') FROM workshop_snapshot;
ALTER TABLE workshop_snapshot DROP COLUMN state;
