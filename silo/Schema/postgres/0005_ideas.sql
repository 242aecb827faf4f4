-- Ideas that residents put forward: a row each with its state as JSON, and beside it who wrote it, who supports it, what its authors
-- were told and its photos. Residents are known here by their account's id alone. Instants are milliseconds since 1970, UTC.

CREATE TABLE idea (
  round text NOT NULL CHECK (length(round) BETWEEN 1 AND 64),
  number integer NOT NULL CHECK (number > 0),
  draft text NOT NULL CHECK (length(draft) = 32),
  version bigint NOT NULL CHECK (version > 0),
  waits integer NOT NULL CHECK (waits IN (0, 1)),
  supports bigint NOT NULL DEFAULT 0 CHECK (supports >= 0),
  body text NOT NULL,
  PRIMARY KEY (round, number),
  UNIQUE (round, draft)
);
CREATE INDEX idea_waiting ON idea (round) WHERE waits = 1;

CREATE TABLE idea_author (
  round text NOT NULL,
  number integer NOT NULL,
  resident text NOT NULL,
  PRIMARY KEY (round, number, resident),
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
);
CREATE INDEX idea_author_resident ON idea_author (resident);

-- One support for each resident and idea: this key, and nothing else, is what keeps it to one.
CREATE TABLE idea_support (
  round text NOT NULL,
  number integer NOT NULL,
  resident text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (round, number, resident),
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
);
CREATE INDEX idea_support_resident ON idea_support (resident);

CREATE TABLE idea_news (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resident text NOT NULL,
  round text NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  kind integer NOT NULL,
  words text,
  idea integer,
  at bigint NOT NULL,
  is_read integer NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
  is_sent integer NOT NULL DEFAULT 0 CHECK (is_sent IN (0, 1)),
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
);
CREATE INDEX idea_news_resident ON idea_news (resident, id);
CREATE INDEX idea_news_unsent ON idea_news (id) WHERE is_sent = 0;

-- Cleaned and made small before they come here.
CREATE TABLE idea_photo (
  id text NOT NULL PRIMARY KEY,
  round text NOT NULL,
  number integer NOT NULL,
  large bytea NOT NULL CHECK (length(large) <= 1000000),
  small bytea NOT NULL CHECK (length(small) <= 200000),
  at bigint NOT NULL,
  FOREIGN KEY (round, number) REFERENCES idea (round, number)
);
CREATE INDEX idea_photo_idea ON idea_photo (round, number);
