-- Ballots that are not cast yet, and the addresses of voters who asked to be reminded of one. Both are sealed with keys that are not in the
-- database, under ids that stand in no other table. No time, no person, no right. Emptied when the round closes.

CREATE TABLE vote_draft (
  round text NOT NULL REFERENCES box_head,
  draft_id bytea NOT NULL CHECK (octet_length(draft_id) = 32),
  seal bytea NOT NULL CHECK (octet_length(seal) BETWEEN 28 AND 1000000),
  PRIMARY KEY (round, draft_id)
);

CREATE TABLE vote_reminder (
  round text NOT NULL REFERENCES box_head,
  reminder_id bytea NOT NULL CHECK (octet_length(reminder_id) = 32),
  seal bytea NOT NULL CHECK (octet_length(seal) BETWEEN 28 AND 10000),
  PRIMARY KEY (round, reminder_id)
);
