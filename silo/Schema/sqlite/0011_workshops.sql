-- Workshops: every operation in its place, append-only, and the newest snapshot of what they add up to.
-- The primary key is the compare-and-set: of two writers that stand at the same operation, one writes the next. Instants are
-- milliseconds since 1970 UTC. Participants appear by their number, and by the SHA-256 of their token where they joined.

CREATE TABLE workshop_operation (
  workshop TEXT NOT NULL CHECK (length(workshop) BETWEEN 1 AND 64),
  seq INTEGER NOT NULL CHECK (seq > 0),
  id BLOB NOT NULL CHECK (length(id) = 16),
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (workshop, seq),
  UNIQUE (workshop, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE workshop_snapshot (
  workshop TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL CHECK (seq > 0),
  state TEXT NOT NULL
) STRICT;
