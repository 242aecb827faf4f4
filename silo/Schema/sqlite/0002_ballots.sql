-- Voting rights, ballots, the private cast log, the public chain, and the counts that slow code guessing.
-- Columns of 32 bytes are SHA-256 or HMAC-SHA256 values; nothing here joins a right to a ballot without the round's keys.
-- Rights and ballots are WITHOUT ROWID: they lie in the order of their keys, and no row number tells when one came.

CREATE TABLE box_head (
  created INTEGER PRIMARY KEY AUTOINCREMENT,
  round TEXT NOT NULL UNIQUE CHECK (length(round) BETWEEN 1 AND 64),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  issued INTEGER NOT NULL CHECK (issued >= 0),
  online INTEGER NOT NULL CHECK (online >= 0),
  paper INTEGER NOT NULL CHECK (paper >= 0),
  kiosk INTEGER NOT NULL CHECK (kiosk >= 0),
  phone INTEGER NOT NULL CHECK (phone >= 0),
  public_seq INTEGER NOT NULL CHECK (public_seq >= 0),
  public_hash BLOB NOT NULL CHECK (length(public_hash) = 32),
  CHECK (online + paper + kiosk + phone <= seq)
) STRICT;

CREATE TABLE box_rules (
  round TEXT PRIMARY KEY,
  rules TEXT NOT NULL
) STRICT;

CREATE TABLE voting_right (
  round TEXT NOT NULL,
  right_id BLOB NOT NULL CHECK (length(right_id) = 32),
  version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
  area TEXT CHECK (length(area) BETWEEN 1 AND 100),
  label TEXT NOT NULL CHECK (length(label) <= 200),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  PRIMARY KEY (round, right_id)
) STRICT, WITHOUT ROWID;

-- No time, no sequence, no person, no right.
CREATE TABLE ballot (
  round TEXT NOT NULL,
  handle BLOB NOT NULL CHECK (length(handle) = 32),
  choices TEXT NOT NULL CHECK (choices <> '' AND instr(choices, char(10)) = 0 AND instr(choices, char(13)) = 0),
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  channel INTEGER NOT NULL CHECK (channel BETWEEN 1 AND 4),
  area TEXT CHECK (length(area) BETWEEN 1 AND 100),
  PRIMARY KEY (round, handle)
) STRICT, WITHOUT ROWID;

CREATE TABLE cast_log (
  round TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  cast_id BLOB NOT NULL CHECK (length(cast_id) = 16),
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  replaced_leaf BLOB CHECK (length(replaced_leaf) = 32),
  tracking INTEGER NOT NULL CHECK (tracking >= 0),
  PRIMARY KEY (round, seq),
  UNIQUE (round, cast_id),
  UNIQUE (round, tracking)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX cast_log_replaced ON cast_log (round, replaced_leaf) WHERE replaced_leaf IS NOT NULL;

CREATE TABLE public_chain (
  round TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  body TEXT NOT NULL,
  entry_id TEXT NOT NULL CHECK (length(entry_id) BETWEEN 1 AND 100 AND instr(entry_id, char(10)) = 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (round, seq),
  UNIQUE (round, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER cast_log_no_update BEFORE UPDATE ON cast_log BEGIN SELECT RAISE(ABORT, 'cast_log is append-only'); END;
CREATE TRIGGER cast_log_no_delete BEFORE DELETE ON cast_log BEGIN SELECT RAISE(ABORT, 'cast_log is append-only'); END;
CREATE TRIGGER public_chain_no_update BEFORE UPDATE ON public_chain BEGIN SELECT RAISE(ABORT, 'public_chain is append-only'); END;
CREATE TRIGGER public_chain_no_delete BEFORE DELETE ON public_chain BEGIN SELECT RAISE(ABORT, 'public_chain is append-only'); END;
CREATE TRIGGER box_head_no_delete BEFORE DELETE ON box_head BEGIN SELECT RAISE(ABORT, 'box_head is never deleted'); END;
CREATE TRIGGER box_head_forward_only BEFORE UPDATE ON box_head
  WHEN NEW.seq < OLD.seq OR NEW.public_seq < OLD.public_seq OR (OLD.state = 3 AND (NEW.state <> 3 OR NEW.seq <> OLD.seq))
BEGIN SELECT RAISE(ABORT, 'box_head only moves forward'); END;

-- Failures to find a voter code, by minute since 1970. Kind 1: address, 2: code prefix, 3: all. The key is a keyed hash.
CREATE TABLE code_failure (
  minute INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  key BLOB NOT NULL CHECK (length(key) = 16),
  failures INTEGER NOT NULL CHECK (failures > 0),
  PRIMARY KEY (minute, kind, key)
) STRICT, WITHOUT ROWID;
