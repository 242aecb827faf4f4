-- What takes two people: the first asks, the second agrees, and they are not the same. Instants are milliseconds since 1970.

CREATE TABLE joint_act (
  round TEXT NOT NULL,
  act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  number INTEGER NOT NULL CHECK (number > 0),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  first_by TEXT NOT NULL CHECK (first_by <> ''),
  first_at INTEGER NOT NULL,
  second_by TEXT CHECK (second_by <> ''),
  second_at INTEGER,
  PRIMARY KEY (round, act, number),
  CHECK (second_by <> first_by),
  CHECK ((second_by IS NULL) = (second_at IS NULL))
) STRICT;

CREATE TRIGGER joint_act_no_update BEFORE UPDATE ON joint_act
  WHEN OLD.second_by IS NOT NULL OR NEW.round <> OLD.round OR NEW.act <> OLD.act OR NEW.number <> OLD.number OR NEW.digest <> OLD.digest
    OR NEW.first_by <> OLD.first_by OR NEW.first_at <> OLD.first_at
BEGIN SELECT RAISE(ABORT, 'joint_act is append-only'); END;
CREATE TRIGGER joint_act_no_delete BEFORE DELETE ON joint_act BEGIN SELECT RAISE(ABORT, 'joint_act is append-only'); END;
