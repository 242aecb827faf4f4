-- Residents' accounts, links sent by e-mail, passkeys, mail waiting to be sent, invitations of staff. Instants are Unix milliseconds.

CREATE TABLE resident_account (
  id text NOT NULL PRIMARY KEY,
  public_name text NOT NULL,
  public_name_key text NOT NULL UNIQUE,
  email text,
  email_key text UNIQUE,
  language text NOT NULL,
  stamp text NOT NULL,
  created bigint NOT NULL
);

-- Who somebody is at the council's own provider.
CREATE TABLE resident_login (
  provider text NOT NULL,
  subject text NOT NULL,
  resident_id text NOT NULL REFERENCES resident_account (id) ON DELETE CASCADE,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX resident_login_resident ON resident_login (resident_id);

CREATE TABLE resident_passkey (
  credential_id bytea NOT NULL PRIMARY KEY,
  resident_id text NOT NULL REFERENCES resident_account (id) ON DELETE CASCADE,
  name text NOT NULL,
  data text NOT NULL,
  created bigint NOT NULL,
  used bigint
);
CREATE INDEX resident_passkey_resident ON resident_passkey (resident_id);

-- Links that sign in: only the SHA-256 of a link's secret is here, and for a day only.
CREATE TABLE resident_link (
  hash bytea NOT NULL PRIMARY KEY,
  email text NOT NULL,
  email_key text NOT NULL,
  asked_from text NOT NULL,
  back text,
  created bigint NOT NULL,
  expires bigint NOT NULL,
  used bigint
);
CREATE INDEX resident_link_mailbox ON resident_link (email_key, created);
CREATE INDEX resident_link_source ON resident_link (asked_from, created);
CREATE INDEX resident_link_created ON resident_link (created);

-- Mail that must not be lost. The key makes asking twice harmless; subject and body are emptied once it is sent.
CREATE TABLE mail_outbox (
  key text NOT NULL PRIMARY KEY,
  address text,
  resident_id text,
  subject text NOT NULL,
  body text NOT NULL,
  created bigint NOT NULL,
  due bigint,
  attempts integer NOT NULL,
  claim text,
  ended bigint,
  outcome text
);
CREATE INDEX mail_outbox_due ON mail_outbox (due) WHERE due IS NOT NULL;
CREATE INDEX mail_outbox_ended ON mail_outbox (ended) WHERE ended IS NOT NULL;

INSERT INTO staff_role (id, name, normalized_name) VALUES
  ('finance', 'finance', 'FINANCE'),
  ('moderator', 'moderator', 'MODERATOR'),
  ('facilitator', 'facilitator', 'FACILITATOR'),
  ('partner', 'partner', 'PARTNER'),
  ('councillor', 'councillor', 'COUNCILLOR');

ALTER TABLE staff_account ADD COLUMN deactivated bigint;

CREATE TABLE staff_account_passkey (
  credential_id bytea NOT NULL PRIMARY KEY,
  user_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  data jsonb NOT NULL
);
CREATE INDEX staff_account_passkey_user ON staff_account_passkey (user_id);

-- Invitations of staff: only the SHA-256 of a link's secret is here.
CREATE TABLE staff_invitation (
  hash bytea NOT NULL PRIMARY KEY,
  account_id text NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  created bigint NOT NULL,
  expires bigint NOT NULL,
  used bigint
);
CREATE INDEX staff_invitation_account ON staff_invitation (account_id);
