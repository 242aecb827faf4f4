-- Paper ballots in the same ledger. A right that was handed a paper ballot is marked, with an entry of its own in the cast log; nothing
-- says which paper. What stands on a paper is entered twice, by two people, and goes into the box when both agree.

-- Ballots in the box that came from batches of paper. Apart from the column "paper", which the cast log's writer computes.
ALTER TABLE box_head ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled >= 0);

ALTER TABLE voting_right ADD COLUMN paper INTEGER NOT NULL DEFAULT 0 CHECK (paper IN (0, 1) AND (paper = 0 OR version > 0));

-- The batch that a paper ballot was handed out from; null for a vote.
ALTER TABLE cast_log ADD COLUMN paper INTEGER CHECK (paper > 0);

CREATE TABLE paper_batch (
  round TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
  place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 100),
  area TEXT CHECK (length(area) BETWEEN 1 AND 100),
  printed INTEGER NOT NULL CHECK (printed BETWEEN 1 AND 500),
  prepared_by TEXT NOT NULL CHECK (prepared_by <> ''),
  bag TEXT CHECK (length(bag) BETWEEN 1 AND 60),
  returned INTEGER CHECK (returned >= 0),
  spoilt INTEGER CHECK (spoilt >= 0),
  unused INTEGER CHECK (unused >= 0),
  missing INTEGER CHECK (missing >= 0),
  unmarked INTEGER CHECK (unmarked >= 0),
  not_taken INTEGER CHECK (not_taken >= 0),
  note TEXT CHECK (length(note) <= 1000),
  counted_by TEXT CHECK (counted_by <> ''),
  first_by TEXT CHECK (first_by <> ''),
  second_by TEXT CHECK (second_by <> ''),
  first_done INTEGER NOT NULL DEFAULT 0 CHECK (first_done IN (0, 1)),
  second_done INTEGER NOT NULL DEFAULT 0 CHECK (second_done IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
  settled INTEGER NOT NULL DEFAULT 0 CHECK (settled >= 0),
  PRIMARY KEY (round, number),
  CHECK (first_by <> second_by),
  CHECK (NOT first_done OR first_by IS NOT NULL),
  CHECK (NOT second_done OR second_by IS NOT NULL),
  CHECK (version = 0 OR (first_done AND second_done AND counted_by IS NOT NULL))
) STRICT;

-- Hand 1 and 2: the two who enter. 3: who decided a difference. 4: who corrected what an audit found. Intent 1: valid, 2: blank,
-- 3: over-voted, 4: unclear, 5: there is no such paper.
CREATE TABLE paper_entry (
  round TEXT NOT NULL,
  batch INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 500),
  hand INTEGER NOT NULL CHECK (hand BETWEEN 1 AND 4),
  intent INTEGER NOT NULL CHECK (intent BETWEEN 1 AND 5),
  choices TEXT NOT NULL CHECK (instr(choices, char(10)) = 0 AND (intent = 1 OR choices = '')),
  reason TEXT NOT NULL CHECK (length(reason) <= 500),
  by_id TEXT NOT NULL CHECK (by_id <> ''),
  PRIMARY KEY (round, batch, number, hand)
) STRICT;

-- Leaves of what a batch put into the box, 32 bytes each and sorted. Batch 0: the marks that were made when papers were handed out.
CREATE TABLE paper_list (
  round TEXT NOT NULL,
  batch INTEGER NOT NULL CHECK (batch >= 0),
  version INTEGER NOT NULL CHECK (version > 0),
  leaves BLOB NOT NULL CHECK (length(leaves) % 32 = 0),
  PRIMARY KEY (round, batch, version)
) STRICT;

CREATE TABLE paper_sample (
  round TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 10 AND 200),
  papers TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  drawn_by TEXT NOT NULL CHECK (drawn_by <> ''),
  PRIMARY KEY (round, number)
) STRICT;

CREATE TABLE paper_check (
  round TEXT NOT NULL,
  sample INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  number INTEGER NOT NULL,
  intent INTEGER NOT NULL CHECK (intent BETWEEN 1 AND 5),
  choices TEXT NOT NULL CHECK (instr(choices, char(10)) = 0 AND (intent = 1 OR choices = '')),
  holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
  by_id TEXT NOT NULL CHECK (by_id <> ''),
  PRIMARY KEY (round, sample, batch, number)
) STRICT;

CREATE TRIGGER paper_list_no_update BEFORE UPDATE ON paper_list BEGIN SELECT RAISE(ABORT, 'paper_list is append-only'); END;
CREATE TRIGGER paper_list_no_delete BEFORE DELETE ON paper_list BEGIN SELECT RAISE(ABORT, 'paper_list is append-only'); END;
CREATE TRIGGER paper_batch_forward_only BEFORE UPDATE ON paper_batch
  WHEN NEW.printed <> OLD.printed OR NEW.version < OLD.version OR NEW.first_by IS NOT OLD.first_by AND OLD.first_by IS NOT NULL
    OR NEW.second_by IS NOT OLD.second_by AND OLD.second_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'paper_batch only moves forward'); END;

-- Who entered a batch decides no difference in it.
CREATE TRIGGER paper_entry_third_new BEFORE INSERT ON paper_entry
  WHEN NEW.hand = 3 AND EXISTS (SELECT 1 FROM paper_batch b WHERE b.round = NEW.round AND b.number = NEW.batch AND NEW.by_id IN (b.first_by, b.second_by))
BEGIN SELECT RAISE(ABORT, 'who entered the batch cannot decide'); END;
CREATE TRIGGER paper_entry_third_change BEFORE UPDATE ON paper_entry
  WHEN NEW.hand = 3 AND EXISTS (SELECT 1 FROM paper_batch b WHERE b.round = NEW.round AND b.number = NEW.batch AND NEW.by_id IN (b.first_by, b.second_by))
BEGIN SELECT RAISE(ABORT, 'who entered the batch cannot decide'); END;

-- Neither of two who sign may be the only one who entered a batch, nor may the two together be.
CREATE TRIGGER joint_act_signers_first BEFORE INSERT ON joint_act
  WHEN NEW.act = 'sign' AND EXISTS (
    SELECT 1 FROM paper_batch b WHERE b.round = NEW.round AND b.version > 0
      AND b.first_by IN (NEW.first_by, NEW.second_by) AND b.second_by IN (NEW.first_by, NEW.second_by))
BEGIN SELECT RAISE(ABORT, 'only the signers entered a batch of paper'); END;
CREATE TRIGGER joint_act_signers_second BEFORE UPDATE ON joint_act
  WHEN NEW.act = 'sign' AND EXISTS (
    SELECT 1 FROM paper_batch b WHERE b.round = NEW.round AND b.version > 0
      AND b.first_by IN (NEW.first_by, NEW.second_by) AND b.second_by IN (NEW.first_by, NEW.second_by))
BEGIN SELECT RAISE(ABORT, 'only the signers entered a batch of paper'); END;
