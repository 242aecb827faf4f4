-- A ballot that names nothing is a ballot: who abstains is a voter, and has a share of the budget under rules that give one.
-- SQLite cannot drop a CHECK, so the table is made anew; nothing refers to it.
CREATE TABLE ballot_abstaining (
  round TEXT NOT NULL,
  handle BLOB NOT NULL CHECK (length(handle) = 32),
  choices TEXT NOT NULL CHECK (instr(choices, char(10)) = 0 AND instr(choices, char(13)) = 0),
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  channel INTEGER NOT NULL CHECK (channel BETWEEN 1 AND 4),
  area TEXT CHECK (length(area) BETWEEN 1 AND 100),
  PRIMARY KEY (round, handle)
) STRICT, WITHOUT ROWID;

INSERT INTO ballot_abstaining (round, handle, choices, nonce, channel, area)
SELECT round, handle, choices, nonce, channel, area FROM ballot ORDER BY round, handle;

DROP TABLE ballot;
ALTER TABLE ballot_abstaining RENAME TO ballot;

-- Photos of funded projects as they are carried out. What is shown beside them is in the state of the project's delivery.
CREATE TABLE delivery_photo (
  round TEXT NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  photo TEXT NOT NULL CHECK (length(photo) BETWEEN 1 AND 64),
  type TEXT NOT NULL CHECK (length(type) BETWEEN 1 AND 40),
  bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 8388608),
  PRIMARY KEY (round, photo)
) STRICT;
