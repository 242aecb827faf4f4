-- The private cast log says in which order votes came. With the keys of a round it is destroyed; what is left of it has no order, no cast id
-- and no fingerprint: for each vote its tracking code, its leaf, whether a later vote replaced it, the batch of a paper, the seal.

CREATE TABLE cast_unordered (
  round TEXT NOT NULL,
  tracking INTEGER NOT NULL CHECK (tracking >= 0),
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  is_replaced INTEGER NOT NULL CHECK (is_replaced IN (0, 1)),
  paper INTEGER CHECK (paper > 0),
  seal INTEGER CHECK (seal > 0),
  PRIMARY KEY (round, tracking)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cast_unordered_no_update BEFORE UPDATE ON cast_unordered BEGIN SELECT RAISE(ABORT, 'cast_unordered is append-only'); END;
CREATE TRIGGER cast_unordered_no_delete BEFORE DELETE ON cast_unordered BEGIN SELECT RAISE(ABORT, 'cast_unordered is append-only'); END;

-- Nothing goes from the log before the public chain says that the keys are destroyed.
DROP TRIGGER cast_log_no_delete;
CREATE TRIGGER cast_log_no_delete BEFORE DELETE ON cast_log
  WHEN NOT EXISTS (SELECT 1 FROM public_chain p WHERE p.round = OLD.round AND p.kind = 'KEYS_DESTROYED')
BEGIN SELECT RAISE(ABORT, 'cast_log is append-only'); END;
