-- Comments on ideas and projects: threads, comments as they are now, everything that happened to them, flags and supports.
-- Kind 1: idea, 2: project. Instants are milliseconds since 1970 UTC. Residents appear by their id alone; names are with their accounts.

CREATE TABLE comment_thread (
  round TEXT NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 64),
  version INTEGER NOT NULL CHECK (version > 0),
  last_number INTEGER NOT NULL CHECK (last_number >= 0),
  shown INTEGER NOT NULL CHECK (shown >= 0),
  PRIMARY KEY (round, kind, subject)
) STRICT, WITHOUT ROWID;

-- State 1: shown, 2: deleted by its author, 3: hidden by a moderator. Place orders the comments of all threads for moderators.
CREATE TABLE comment (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  round TEXT NOT NULL,
  kind INTEGER NOT NULL,
  subject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  root INTEGER NOT NULL CHECK (root >= 0 AND root < number),
  reply_to INTEGER NOT NULL CHECK (reply_to >= 0 AND reply_to < number),
  author TEXT NOT NULL,
  staff_name TEXT,
  is_official INTEGER NOT NULL CHECK (is_official IN (0, 1)),
  text TEXT NOT NULL CHECK (length(text) <= 2000),
  posted_at INTEGER NOT NULL,
  edited_at INTEGER,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
  reason TEXT,
  replies INTEGER NOT NULL CHECK (replies >= 0),
  supports INTEGER NOT NULL CHECK (supports >= 0),
  flags INTEGER NOT NULL CHECK (flags >= 0),
  is_seen INTEGER NOT NULL CHECK (is_seen IN (0, 1)),
  UNIQUE (round, kind, subject, number),
  FOREIGN KEY (round, kind, subject) REFERENCES comment_thread (round, kind, subject)
) STRICT;
CREATE INDEX comment_by_time ON comment (round, kind, subject, root, number);
CREATE INDEX comment_by_supports ON comment (round, kind, subject, root, supports, number);
CREATE INDEX comment_by_replies ON comment (round, kind, subject, root, replies, number);
CREATE INDEX comment_official ON comment (round, kind, subject, number) WHERE is_official = 1;
CREATE INDEX comment_by_round ON comment (round, place);
CREATE INDEX comment_by_author ON comment (author, place);
CREATE INDEX comment_flagged ON comment (place) WHERE flags > 0;
CREATE INDEX comment_new ON comment (place) WHERE is_seen = 0;
CREATE INDEX comment_hidden ON comment (place) WHERE state = 3;

-- Append-only but for the person's id, which goes with the account.
CREATE TABLE comment_step (
  step INTEGER PRIMARY KEY AUTOINCREMENT,
  round TEXT NOT NULL,
  kind INTEGER NOT NULL,
  subject TEXT NOT NULL,
  number INTEGER NOT NULL,
  command TEXT NOT NULL CHECK (length(command) = 36),
  act INTEGER NOT NULL CHECK (act > 0),
  person TEXT NOT NULL,
  staff_name TEXT,
  at INTEGER NOT NULL,
  reason TEXT,
  text_before TEXT,
  text_after TEXT,
  UNIQUE (command, round, kind, subject, number),
  FOREIGN KEY (round, kind, subject, number) REFERENCES comment (round, kind, subject, number)
) STRICT;
CREATE INDEX comment_step_history ON comment_step (round, kind, subject, number, step);
CREATE INDEX comment_step_person ON comment_step (person, act, at);
CREATE UNIQUE INDEX comment_step_posted ON comment_step (command) WHERE act = 1;

-- One flag per person and comment; settled_by is the command that settled it.
CREATE TABLE comment_flag (
  round TEXT NOT NULL,
  kind INTEGER NOT NULL,
  subject TEXT NOT NULL,
  number INTEGER NOT NULL,
  person TEXT NOT NULL,
  reason INTEGER NOT NULL CHECK (reason > 0),
  note TEXT,
  at INTEGER NOT NULL,
  settled_by TEXT,
  PRIMARY KEY (round, kind, subject, number, person),
  FOREIGN KEY (round, kind, subject, number) REFERENCES comment (round, kind, subject, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_flag_person ON comment_flag (person);

CREATE TABLE comment_support (
  round TEXT NOT NULL,
  kind INTEGER NOT NULL,
  subject TEXT NOT NULL,
  number INTEGER NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (round, kind, subject, number, person),
  FOREIGN KEY (round, kind, subject, number) REFERENCES comment (round, kind, subject, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_support_person ON comment_support (person);
