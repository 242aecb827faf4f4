-- What takes two people: the first asks, the second agrees, and they are not the same. Instants are milliseconds since 1970.

CREATE TABLE joint_act (
  round text NOT NULL,
  act text NOT NULL CHECK (length(act) BETWEEN 1 AND 40),
  number integer NOT NULL CHECK (number > 0),
  digest text NOT NULL CHECK (length(digest) = 64),
  first_by text NOT NULL CHECK (first_by <> ''),
  first_at bigint NOT NULL,
  second_by text CHECK (second_by <> ''),
  second_at bigint,
  PRIMARY KEY (round, act, number),
  CHECK (second_by <> first_by),
  CHECK ((second_by IS NULL) = (second_at IS NULL))
);

CREATE TRIGGER joint_act_append_only BEFORE UPDATE ON joint_act FOR EACH ROW
  WHEN (OLD.second_by IS NOT NULL OR NEW.round <> OLD.round OR NEW.act <> OLD.act OR NEW.number <> OLD.number OR NEW.digest <> OLD.digest
    OR NEW.first_by <> OLD.first_by OR NEW.first_at <> OLD.first_at)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER joint_act_no_delete BEFORE DELETE ON joint_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER joint_act_no_truncate BEFORE TRUNCATE ON joint_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
