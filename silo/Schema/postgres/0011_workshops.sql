-- Workshops: every operation in its place, append-only, and the newest snapshot of what they add up to.
-- The primary key is the compare-and-set: of two writers that stand at the same operation, one writes the next. Instants are
-- milliseconds since 1970 UTC. Participants appear by their number, and by the SHA-256 of their token where they joined.

CREATE TABLE workshop_operation (
  workshop text NOT NULL CHECK (length(workshop) BETWEEN 1 AND 64),
  seq bigint NOT NULL CHECK (seq > 0),
  id uuid NOT NULL,
  at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (workshop, seq),
  UNIQUE (workshop, id)
);

CREATE TABLE workshop_snapshot (
  workshop text NOT NULL PRIMARY KEY,
  seq bigint NOT NULL CHECK (seq > 0),
  state text NOT NULL
);
