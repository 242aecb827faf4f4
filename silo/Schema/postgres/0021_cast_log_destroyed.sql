-- The private cast log says in which order votes came. With the keys of a round it is destroyed; what is left of it has no order, no cast id
-- and no fingerprint: for each vote its tracking code, its leaf, whether a later vote replaced it, the batch of a paper, the seal.

CREATE TABLE cast_unordered (
  round text NOT NULL,
  tracking bigint NOT NULL CHECK (tracking >= 0),
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  is_replaced boolean NOT NULL,
  paper integer CHECK (paper > 0),
  seal integer CHECK (seal > 0),
  PRIMARY KEY (round, tracking)
);

CREATE TRIGGER cast_unordered_append_only BEFORE UPDATE OR DELETE ON cast_unordered FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cast_unordered_no_truncate BEFORE TRUNCATE ON cast_unordered FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nothing goes from the log before the public chain says that the keys are destroyed.
CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM public_chain p WHERE p.round = OLD.round AND p.kind = 'KEYS_DESTROYED') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'HB002';
END $$;
DROP TRIGGER cast_log_append_only ON cast_log;
CREATE TRIGGER cast_log_append_only BEFORE UPDATE OR DELETE ON cast_log FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
