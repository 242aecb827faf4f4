-- Ballots that are not cast yet, and the addresses of voters who asked to be reminded of one. Both are sealed with keys that are not in the
-- database, under ids that stand in no other table. No time, no person, no right. Emptied when the round closes.

CREATE TABLE vote_draft (
  round TEXT NOT NULL,
  draft_id BLOB NOT NULL CHECK (length(draft_id) = 32),
  seal BLOB NOT NULL CHECK (length(seal) BETWEEN 28 AND 1000000),
  PRIMARY KEY (round, draft_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vote_reminder (
  round TEXT NOT NULL,
  reminder_id BLOB NOT NULL CHECK (length(reminder_id) = 32),
  seal BLOB NOT NULL CHECK (length(seal) BETWEEN 28 AND 10000),
  PRIMARY KEY (round, reminder_id)
) STRICT, WITHOUT ROWID;
