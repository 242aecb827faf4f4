-- Paper ballots in the same ledger. A right that was handed a paper ballot is marked, with an entry of its own in the cast log; nothing
-- says which paper. What stands on a paper is entered twice, by two people, and goes into the box when both agree.

-- Ballots in the box that came from batches of paper. Apart from the column "paper", which the cast log's writer computes.
ALTER TABLE box_head ADD COLUMN settled bigint NOT NULL DEFAULT 0 CHECK (settled >= 0);

ALTER TABLE voting_right ADD COLUMN paper boolean NOT NULL DEFAULT false CHECK (NOT paper OR version > 0);

-- The batch that a paper ballot was handed out from; null for a vote.
ALTER TABLE cast_log ADD COLUMN paper integer CHECK (paper > 0);

DROP FUNCTION box_context(text, bytea[], uuid[]);

CREATE FUNCTION box_context(p_round text, p_rights bytea[], p_casts uuid[])
RETURNS TABLE (version integer, area text, void boolean, paper boolean,
  seq bigint, hash bytea, cast_id uuid, fingerprint bytea, leaf bytea, replaced_leaf bytea, tracking bigint, is_replaced boolean, mark integer)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  RETURN QUERY
  SELECT r.version, r.area, r.void, r.paper, c.seq, c.hash, c.cast_id, c.fingerprint, c.leaf, c.replaced_leaf, c.tracking,
    later.is_there IS NOT NULL, c.paper
  FROM unnest(p_rights, p_casts) WITH ORDINALITY AS asked (right_id, cast_id, place)
  LEFT JOIN LATERAL (
    SELECT v.version, v.area, v.void, v.paper FROM voting_right v WHERE v.round = p_round AND v.right_id = asked.right_id OFFSET 0) r ON true
  LEFT JOIN LATERAL (
    SELECT l.* FROM cast_log l WHERE l.round = p_round AND l.cast_id = asked.cast_id OFFSET 0) c ON true
  LEFT JOIN LATERAL (
    SELECT true AS is_there FROM cast_log l WHERE l.round = p_round AND l.replaced_leaf = c.leaf OFFSET 0) later ON true
  ORDER BY asked.place;
END $$;

DROP FUNCTION box_append(text, bigint, bytea, bigint, bigint, bigint, bigint, bytea[], uuid[], bytea[], bytea[], bytea[], bigint[], bytea[], integer[],
  integer[], bytea[], bytea[], text[], bytea[], smallint[], text[]);

CREATE FUNCTION box_append(
  p_round text, p_seq bigint, p_hash bytea,
  p_online bigint, p_paper bigint, p_kiosk bigint, p_phone bigint,
  p_hashes bytea[], p_casts uuid[], p_fingerprints bytea[], p_leaves bytea[], p_replaced bytea[], p_trackings bigint[], p_marks integer[],
  p_rights bytea[], p_from integer[], p_to integer[], p_papers boolean[],
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
  UPDATE voting_right v SET version = moved.version_after, paper = moved.paper
  FROM unnest(p_rights, p_from, p_to, p_papers) AS moved (right_id, version_before, version_after, paper)
  CROSS JOIN LATERAL (
    SELECT r.ctid AS place FROM voting_right r WHERE r.round = p_round AND r.right_id = moved.right_id OFFSET 0) found
  WHERE v.ctid = found.place AND v.version = moved.version_before AND NOT v.void AND NOT v.paper;
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

  INSERT INTO cast_log (round, seq, hash, cast_id, fingerprint, leaf, replaced_leaf, tracking, paper)
  SELECT p_round, p_seq + l.place, l.hash, l.cast_id, l.fingerprint, l.leaf, l.replaced_leaf, l.tracking, l.mark
  FROM unnest(p_hashes, p_casts, p_fingerprints, p_leaves, p_replaced, p_trackings, p_marks)
    WITH ORDINALITY AS l (hash, cast_id, fingerprint, leaf, replaced_leaf, tracking, mark, place);

  RETURN v_issued;
END $$;

CREATE TABLE paper_batch (
  round text NOT NULL,
  number integer NOT NULL CHECK (number BETWEEN 1 AND 999),
  place text NOT NULL CHECK (length(place) BETWEEN 1 AND 100),
  area text CHECK (length(area) BETWEEN 1 AND 100),
  printed integer NOT NULL CHECK (printed BETWEEN 1 AND 500),
  prepared_by text NOT NULL CHECK (prepared_by <> ''),
  bag text CHECK (length(bag) BETWEEN 1 AND 60),
  returned integer CHECK (returned >= 0),
  spoilt integer CHECK (spoilt >= 0),
  unused integer CHECK (unused >= 0),
  missing integer CHECK (missing >= 0),
  unmarked integer CHECK (unmarked >= 0),
  not_taken integer CHECK (not_taken >= 0),
  note text CHECK (length(note) <= 1000),
  counted_by text CHECK (counted_by <> ''),
  first_by text CHECK (first_by <> ''),
  second_by text CHECK (second_by <> ''),
  first_done boolean NOT NULL DEFAULT false,
  second_done boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  settled integer NOT NULL DEFAULT 0 CHECK (settled >= 0),
  PRIMARY KEY (round, number),
  CHECK (first_by <> second_by),
  CHECK (NOT first_done OR first_by IS NOT NULL),
  CHECK (NOT second_done OR second_by IS NOT NULL),
  CHECK (version = 0 OR (first_done AND second_done AND counted_by IS NOT NULL))
);

-- Hand 1 and 2: the two who enter. 3: who decided a difference. 4: who corrected what an audit found. Intent 1: valid, 2: blank,
-- 3: over-voted, 4: unclear, 5: there is no such paper.
CREATE TABLE paper_entry (
  round text NOT NULL,
  batch integer NOT NULL,
  number integer NOT NULL CHECK (number BETWEEN 1 AND 500),
  hand smallint NOT NULL CHECK (hand BETWEEN 1 AND 4),
  intent smallint NOT NULL CHECK (intent BETWEEN 1 AND 5),
  choices text NOT NULL CHECK (position(E'\n' IN choices) = 0 AND (intent = 1 OR choices = '')),
  reason text NOT NULL CHECK (length(reason) <= 500),
  by_id text NOT NULL CHECK (by_id <> ''),
  PRIMARY KEY (round, batch, number, hand)
);

-- Leaves of what a batch put into the box, 32 bytes each and sorted. Batch 0: the marks that were made when papers were handed out.
CREATE TABLE paper_list (
  round text NOT NULL,
  batch integer NOT NULL CHECK (batch >= 0),
  version integer NOT NULL CHECK (version > 0),
  leaves bytea NOT NULL CHECK (octet_length(leaves) % 32 = 0),
  PRIMARY KEY (round, batch, version)
);

CREATE TABLE paper_sample (
  round text NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  seed text NOT NULL CHECK (length(seed) BETWEEN 10 AND 200),
  papers text NOT NULL,
  done boolean NOT NULL DEFAULT false,
  drawn_by text NOT NULL CHECK (drawn_by <> ''),
  PRIMARY KEY (round, number)
);

CREATE TABLE paper_check (
  round text NOT NULL,
  sample integer NOT NULL,
  batch integer NOT NULL,
  number integer NOT NULL,
  intent smallint NOT NULL CHECK (intent BETWEEN 1 AND 5),
  choices text NOT NULL CHECK (position(E'\n' IN choices) = 0 AND (intent = 1 OR choices = '')),
  holds boolean NOT NULL,
  by_id text NOT NULL CHECK (by_id <> ''),
  PRIMARY KEY (round, sample, batch, number)
);

CREATE TRIGGER paper_list_append_only BEFORE UPDATE OR DELETE ON paper_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER paper_list_no_truncate BEFORE TRUNCATE ON paper_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER paper_batch_forward_only BEFORE UPDATE ON paper_batch FOR EACH ROW
  WHEN (NEW.printed <> OLD.printed OR NEW.version < OLD.version OR NEW.first_by IS DISTINCT FROM OLD.first_by AND OLD.first_by IS NOT NULL
    OR NEW.second_by IS DISTINCT FROM OLD.second_by AND OLD.second_by IS NOT NULL)
  EXECUTE FUNCTION refuse_change();

-- Who entered a batch decides no difference in it.
CREATE FUNCTION refuse_third() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.hand = 3 AND EXISTS (SELECT 1 FROM paper_batch b WHERE b.round = NEW.round AND b.number = NEW.batch AND NEW.by_id IN (b.first_by, b.second_by)) THEN
    RAISE EXCEPTION 'who entered the batch cannot decide' USING ERRCODE = 'HB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_entry_third BEFORE INSERT OR UPDATE ON paper_entry FOR EACH ROW EXECUTE FUNCTION refuse_third();

-- Neither of two who sign may be the only one who entered a batch, nor may the two together be.
CREATE FUNCTION refuse_signers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.act = 'sign' AND EXISTS (
    SELECT 1 FROM paper_batch b WHERE b.round = NEW.round AND b.version > 0
      AND b.first_by IN (NEW.first_by, NEW.second_by) AND b.second_by IN (NEW.first_by, NEW.second_by)) THEN
    RAISE EXCEPTION 'only the signers entered a batch of paper' USING ERRCODE = 'HB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER joint_act_signers BEFORE INSERT OR UPDATE ON joint_act FOR EACH ROW EXECUTE FUNCTION refuse_signers();
