-- Voting rights, ballots, the private cast log, the public chain, and the counts that slow code guessing.
-- Columns of 32 bytes are SHA-256 or HMAC-SHA256 values; nothing here joins a right to a ballot without the round's keys.

CREATE TABLE box_head (
  round text PRIMARY KEY CHECK (length(round) BETWEEN 1 AND 64),
  seq bigint NOT NULL CHECK (seq >= 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  state smallint NOT NULL CHECK (state BETWEEN 0 AND 3),
  issued bigint NOT NULL CHECK (issued >= 0),
  online bigint NOT NULL CHECK (online >= 0),
  paper bigint NOT NULL CHECK (paper >= 0),
  kiosk bigint NOT NULL CHECK (kiosk >= 0),
  phone bigint NOT NULL CHECK (phone >= 0),
  public_seq bigint NOT NULL CHECK (public_seq >= 0),
  public_hash bytea NOT NULL CHECK (octet_length(public_hash) = 32),
  created bigint GENERATED ALWAYS AS IDENTITY,
  CHECK (online + paper + kiosk + phone <= seq)
) WITH (fillfactor = 10);

-- Apart from the head, which is rewritten with every batch.
CREATE TABLE box_rules (
  round text PRIMARY KEY REFERENCES box_head,
  rules text NOT NULL
);

CREATE TABLE voting_right (
  round text NOT NULL REFERENCES box_head,
  right_id bytea NOT NULL CHECK (octet_length(right_id) = 32),
  version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  area text CHECK (length(area) BETWEEN 1 AND 100),
  label text NOT NULL CHECK (length(label) <= 200),
  void boolean NOT NULL DEFAULT false,
  PRIMARY KEY (round, right_id)
) WITH (fillfactor = 60);

-- No time, no sequence, no person, no right.
CREATE TABLE ballot (
  round text NOT NULL,
  handle bytea NOT NULL CHECK (octet_length(handle) = 32),
  choices text NOT NULL CHECK (choices <> '' AND position(E'\n' IN choices) = 0 AND position(E'\r' IN choices) = 0),
  nonce bytea NOT NULL CHECK (octet_length(nonce) = 32),
  channel smallint NOT NULL CHECK (channel BETWEEN 1 AND 4),
  area text CHECK (length(area) BETWEEN 1 AND 100),
  PRIMARY KEY (round, handle)
);

CREATE TABLE cast_log (
  round text NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  cast_id uuid NOT NULL,
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  replaced_leaf bytea CHECK (octet_length(replaced_leaf) = 32),
  tracking bigint NOT NULL CHECK (tracking >= 0),
  PRIMARY KEY (round, seq),
  CONSTRAINT cast_log_cast_id UNIQUE (round, cast_id),
  CONSTRAINT cast_log_tracking UNIQUE (round, tracking)
);

CREATE UNIQUE INDEX cast_log_replaced ON cast_log (round, replaced_leaf) WHERE replaced_leaf IS NOT NULL;

CREATE TABLE public_chain (
  round text NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  body text NOT NULL,
  entry_id text NOT NULL CHECK (length(entry_id) BETWEEN 1 AND 100 AND position(E'\n' IN entry_id) = 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (round, seq),
  UNIQUE (round, entry_id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'HB002';
END $$;

CREATE TRIGGER cast_log_append_only BEFORE UPDATE OR DELETE ON cast_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cast_log_no_truncate BEFORE TRUNCATE ON cast_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER public_chain_append_only BEFORE UPDATE OR DELETE ON public_chain FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER public_chain_no_truncate BEFORE TRUNCATE ON public_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER box_head_no_delete BEFORE DELETE ON box_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER box_head_no_truncate BEFORE TRUNCATE ON box_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER box_head_forward_only BEFORE UPDATE ON box_head FOR EACH ROW
  WHEN (NEW.seq < OLD.seq OR NEW.public_seq < OLD.public_seq OR (OLD.state = 3 AND (NEW.state <> 3 OR NEW.seq <> OLD.seq)))
  EXECUTE FUNCTION refuse_change();

-- What a batch asks about its casts. It is planned once per session, perhaps while the tables are empty, and a plan for empty tables
-- reads a whole round for every batch later; the lateral subqueries (OFFSET 0 keeps them apart) leave nothing but one look-up by key each.
CREATE FUNCTION box_context(p_round text, p_rights bytea[], p_casts uuid[])
RETURNS TABLE (version integer, area text, void boolean,
  seq bigint, hash bytea, cast_id uuid, fingerprint bytea, leaf bytea, replaced_leaf bytea, tracking bigint, is_replaced boolean)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  RETURN QUERY
  SELECT r.version, r.area, r.void, c.seq, c.hash, c.cast_id, c.fingerprint, c.leaf, c.replaced_leaf, c.tracking,
    later.is_there IS NOT NULL
  FROM unnest(p_rights, p_casts) WITH ORDINALITY AS asked (right_id, cast_id, place)
  LEFT JOIN LATERAL (
    SELECT v.version, v.area, v.void FROM voting_right v WHERE v.round = p_round AND v.right_id = asked.right_id OFFSET 0) r ON true
  LEFT JOIN LATERAL (
    SELECT l.* FROM cast_log l WHERE l.round = p_round AND l.cast_id = asked.cast_id OFFSET 0) c ON true
  LEFT JOIN LATERAL (
    SELECT true AS is_there FROM cast_log l WHERE l.round = p_round AND l.replaced_leaf = c.leaf OFFSET 0) later ON true
  ORDER BY asked.place;
END $$;

-- One batch, in one statement and one round trip: the head is locked and compared, then everything follows or nothing does.
CREATE FUNCTION box_append(
  p_round text, p_seq bigint, p_hash bytea,
  p_online bigint, p_paper bigint, p_kiosk bigint, p_phone bigint,
  p_hashes bytea[], p_casts uuid[], p_fingerprints bytea[], p_leaves bytea[], p_replaced bytea[], p_trackings bigint[],
  p_rights bytea[], p_from integer[], p_to integer[],
  p_gone bytea[],
  p_handles bytea[], p_choices text[], p_nonces bytea[], p_channels smallint[], p_areas text[])
RETURNS bigint LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_issued bigint;
  v_moved bigint;
BEGIN
  UPDATE box_head SET seq = p_seq + cardinality(p_hashes), hash = p_hashes[cardinality(p_hashes)],
    online = p_online, paper = p_paper, kiosk = p_kiosk, phone = p_phone
  WHERE round = p_round AND seq = p_seq AND hash = p_hash AND state = 1
  RETURNING issued INTO v_issued;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the head of the cast log has moved or the box is not open' USING ERRCODE = 'HB001';
  END IF;

  -- One statement for all rights, since each statement reads the table's checks anew; the lateral look-ups go by key, as above. The
  -- version is compared again on the row itself, in case it moved between the look-up and the update.
  UPDATE voting_right v SET version = moved.version_after
  FROM unnest(p_rights, p_from, p_to) AS moved (right_id, version_before, version_after)
  CROSS JOIN LATERAL (
    SELECT r.ctid AS place FROM voting_right r WHERE r.round = p_round AND r.right_id = moved.right_id OFFSET 0) found
  WHERE v.ctid = found.place AND v.version = moved.version_before AND NOT v.void;
  GET DIAGNOSTICS v_moved = ROW_COUNT;
  IF v_moved <> cardinality(p_rights) THEN
    RAISE EXCEPTION 'a voting right has moved' USING ERRCODE = 'HB001';
  END IF;

  FOR i IN 1 .. cardinality(p_gone) LOOP
    DELETE FROM ballot WHERE round = p_round AND handle = p_gone[i];
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a ballot to be replaced is not in the box' USING ERRCODE = 'HB001';
    END IF;
  END LOOP;

  INSERT INTO ballot (round, handle, choices, nonce, channel, area)
  SELECT p_round, b.handle, b.choices, b.nonce, b.channel, b.area
  FROM unnest(p_handles, p_choices, p_nonces, p_channels, p_areas) AS b (handle, choices, nonce, channel, area);

  INSERT INTO cast_log (round, seq, hash, cast_id, fingerprint, leaf, replaced_leaf, tracking)
  SELECT p_round, p_seq + l.place, l.hash, l.cast_id, l.fingerprint, l.leaf, l.replaced_leaf, l.tracking
  FROM unnest(p_hashes, p_casts, p_fingerprints, p_leaves, p_replaced, p_trackings)
    WITH ORDINALITY AS l (hash, cast_id, fingerprint, leaf, replaced_leaf, tracking, place);

  RETURN v_issued;
END $$;

-- Failures to find a voter code, by minute since 1970. Kind 1: address, 2: code prefix, 3: all. The key is a keyed hash.
CREATE TABLE code_failure (
  minute bigint NOT NULL,
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 3),
  key bytea NOT NULL CHECK (octet_length(key) = 16),
  failures bigint NOT NULL CHECK (failures > 0),
  PRIMARY KEY (minute, kind, key)
);
