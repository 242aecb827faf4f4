-- The leaves behind the seals of the public chain, 32 bytes each and sorted, and the notes that were signed. Number 0 is the list of
-- votes that were replaced, known only after the close. Instants are milliseconds since 1970.

CREATE TABLE leaf_list (
  round text NOT NULL,
  number integer NOT NULL CHECK (number >= 0),
  through_seq bigint NOT NULL CHECK (through_seq >= 0),
  at bigint NOT NULL,
  leaves bytea NOT NULL CHECK (octet_length(leaves) % 32 = 0),
  PRIMARY KEY (round, number)
);

CREATE TRIGGER leaf_list_append_only BEFORE UPDATE OR DELETE ON leaf_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leaf_list_no_truncate BEFORE TRUNCATE ON leaf_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Kind 1: checkpoint, numbered by the chain's entry. Kind 2: bundle, numbered by the version of the count.
CREATE TABLE signed_note (
  round text NOT NULL,
  kind integer NOT NULL CHECK (kind BETWEEN 1 AND 2),
  number bigint NOT NULL CHECK (number > 0),
  note text NOT NULL,
  PRIMARY KEY (round, kind, number)
);

CREATE TRIGGER signed_note_append_only BEFORE UPDATE OR DELETE ON signed_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signed_note_no_truncate BEFORE TRUNCATE ON signed_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
