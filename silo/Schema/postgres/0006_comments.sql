-- Comments on ideas and projects: threads, comments as they are now, everything that happened to them, flags and supports.
-- Kind 1: idea, 2: project. Instants are milliseconds since 1970 UTC. Residents appear by their id alone; names are with their accounts.

CREATE TABLE comment_thread (
  round text NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  kind bigint NOT NULL CHECK (kind BETWEEN 1 AND 2),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 64),
  version bigint NOT NULL CHECK (version > 0),
  last_number bigint NOT NULL CHECK (last_number >= 0),
  shown bigint NOT NULL CHECK (shown >= 0),
  PRIMARY KEY (round, kind, subject)
);

-- State 1: shown, 2: deleted by its author, 3: hidden by a moderator. Place orders the comments of all threads for moderators.
CREATE TABLE comment (
  place bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round text NOT NULL,
  kind bigint NOT NULL,
  subject text NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  root bigint NOT NULL CHECK (root >= 0 AND root < number),
  reply_to bigint NOT NULL CHECK (reply_to >= 0 AND reply_to < number),
  author text NOT NULL,
  staff_name text,
  is_official bigint NOT NULL CHECK (is_official IN (0, 1)),
  text text NOT NULL CHECK (length(text) <= 2000),
  posted_at bigint NOT NULL,
  edited_at bigint,
  state bigint NOT NULL CHECK (state BETWEEN 1 AND 3),
  reason text,
  replies bigint NOT NULL CHECK (replies >= 0),
  supports bigint NOT NULL CHECK (supports >= 0),
  flags bigint NOT NULL CHECK (flags >= 0),
  is_seen bigint NOT NULL CHECK (is_seen IN (0, 1)),
  UNIQUE (round, kind, subject, number),
  FOREIGN KEY (round, kind, subject) REFERENCES comment_thread (round, kind, subject)
);
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
  step bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round text NOT NULL,
  kind bigint NOT NULL,
  subject text NOT NULL,
  number bigint NOT NULL,
  command text NOT NULL CHECK (length(command) = 36),
  act bigint NOT NULL CHECK (act > 0),
  person text NOT NULL,
  staff_name text,
  at bigint NOT NULL,
  reason text,
  text_before text,
  text_after text,
  UNIQUE (command, round, kind, subject, number),
  FOREIGN KEY (round, kind, subject, number) REFERENCES comment (round, kind, subject, number)
);
CREATE INDEX comment_step_history ON comment_step (round, kind, subject, number, step);
CREATE INDEX comment_step_person ON comment_step (person, act, at);
CREATE UNIQUE INDEX comment_step_posted ON comment_step (command) WHERE act = 1;

-- One flag per person and comment; settled_by is the command that settled it.
CREATE TABLE comment_flag (
  round text NOT NULL,
  kind bigint NOT NULL,
  subject text NOT NULL,
  number bigint NOT NULL,
  person text NOT NULL,
  reason bigint NOT NULL CHECK (reason > 0),
  note text,
  at bigint NOT NULL,
  settled_by text,
  PRIMARY KEY (round, kind, subject, number, person),
  FOREIGN KEY (round, kind, subject, number) REFERENCES comment (round, kind, subject, number)
);
CREATE INDEX comment_flag_person ON comment_flag (person);

CREATE TABLE comment_support (
  round text NOT NULL,
  kind bigint NOT NULL,
  subject text NOT NULL,
  number bigint NOT NULL,
  person text NOT NULL,
  PRIMARY KEY (round, kind, subject, number, person),
  FOREIGN KEY (round, kind, subject, number) REFERENCES comment (round, kind, subject, number)
);
CREATE INDEX comment_support_person ON comment_support (person);
