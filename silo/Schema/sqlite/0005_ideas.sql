-- Ideas that residents put forward: a row each with its state as JSON, and beside it who wrote it, who supports it, what its authors
-- were told and its photos. Residents are known here by their account's id alone. Instants are milliseconds since 1970, UTC.

CREATE TABLE idea (
  round TEXT NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  number INTEGER NOT NULL CHECK (number > 0),
  draft TEXT NOT NULL CHECK (length(draft) = 32),
  version INTEGER NOT NULL CHECK (version > 0),
  waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
  supports INTEGER NOT NULL DEFAULT 0 CHECK (supports >= 0),
  body TEXT NOT NULL,
  PRIMARY KEY (round, number),
  UNIQUE (round, draft)
) STRICT;
CREATE INDEX idea_waiting ON idea (round) WHERE waits = 1;

CREATE TABLE idea_author (
  round TEXT NOT NULL,
  number INTEGER NOT NULL,
  resident TEXT NOT NULL,
  PRIMARY KEY (round, number, resident),
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
) STRICT;
CREATE INDEX idea_author_resident ON idea_author (resident);

-- One support for each resident and idea: this key, and nothing else, is what keeps it to one.
CREATE TABLE idea_support (
  round TEXT NOT NULL,
  number INTEGER NOT NULL,
  resident TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (round, number, resident),
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
) STRICT;
CREATE INDEX idea_support_resident ON idea_support (resident);

CREATE TABLE idea_news (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  resident TEXT NOT NULL,
  round TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind INTEGER NOT NULL,
  words TEXT,
  idea INTEGER,
  at INTEGER NOT NULL,
  is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
  is_sent INTEGER NOT NULL DEFAULT 0 CHECK (is_sent IN (0, 1)),
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
) STRICT;
CREATE INDEX idea_news_resident ON idea_news (resident, id);
CREATE INDEX idea_news_unsent ON idea_news (id) WHERE is_sent = 0;

-- Cleaned and made small before they come here.
CREATE TABLE idea_photo (
  id TEXT NOT NULL PRIMARY KEY,
  round TEXT NOT NULL,
  number INTEGER NOT NULL,
  large BLOB NOT NULL CHECK (length(large) <= 1000000),
  small BLOB NOT NULL CHECK (length(small) <= 200000),
  at INTEGER NOT NULL,
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
) STRICT;
CREATE INDEX idea_photo_idea ON idea_photo (round, number);
