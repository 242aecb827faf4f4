-- Residents' accounts, links sent by e-mail, passkeys, mail waiting to be sent, invitations of staff. Instants are Unix milliseconds.

CREATE TABLE resident_account (
  id TEXT NOT NULL PRIMARY KEY,
  public_name TEXT NOT NULL,
  public_name_key TEXT NOT NULL UNIQUE,
  email TEXT,
  email_key TEXT UNIQUE,
  language TEXT NOT NULL,
  stamp TEXT NOT NULL,
  created INTEGER NOT NULL
);

-- Who somebody is at the council's own provider.
CREATE TABLE resident_login (
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  resident_id TEXT NOT NULL REFERENCES resident_account (id) ON DELETE CASCADE,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX resident_login_resident ON resident_login (resident_id);

CREATE TABLE resident_passkey (
  credential_id BLOB NOT NULL PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES resident_account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  data TEXT NOT NULL,
  created INTEGER NOT NULL,
  used INTEGER
);
CREATE INDEX resident_passkey_resident ON resident_passkey (resident_id);

-- Links that sign in: only the SHA-256 of a link's secret is here, and for a day only.
CREATE TABLE resident_link (
  hash BLOB NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  asked_from TEXT NOT NULL,
  back TEXT,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  used INTEGER
);
CREATE INDEX resident_link_mailbox ON resident_link (email_key, created);
CREATE INDEX resident_link_source ON resident_link (asked_from, created);
CREATE INDEX resident_link_created ON resident_link (created);

-- Mail that must not be lost. The key makes asking twice harmless; subject and body are emptied once it is sent.
CREATE TABLE mail_outbox (
  key TEXT NOT NULL PRIMARY KEY,
  address TEXT,
  resident_id TEXT,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created INTEGER NOT NULL,
  due INTEGER,
  attempts INTEGER NOT NULL,
  claim TEXT,
  ended INTEGER,
  outcome TEXT
);
CREATE INDEX mail_outbox_due ON mail_outbox (due) WHERE due IS NOT NULL;
CREATE INDEX mail_outbox_ended ON mail_outbox (ended) WHERE ended IS NOT NULL;

INSERT INTO staff_role (id, name, normalized_name) VALUES
  ('finance', 'finance', 'FINANCE'),
  ('moderator', 'moderator', 'MODERATOR'),
  ('facilitator', 'facilitator', 'FACILITATOR'),
  ('partner', 'partner', 'PARTNER'),
  ('councillor', 'councillor', 'COUNCILLOR');

ALTER TABLE staff_account ADD COLUMN deactivated INTEGER;

CREATE TABLE staff_account_passkey (
  credential_id BLOB NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  data TEXT NOT NULL
);
CREATE INDEX staff_account_passkey_user ON staff_account_passkey (user_id);

-- Invitations of staff: only the SHA-256 of a link's secret is here.
CREATE TABLE staff_invitation (
  hash BLOB NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  used INTEGER
);
CREATE INDEX staff_invitation_account ON staff_invitation (account_id);
