-- Accounts, roles and tokens of staff; read and written through ASP.NET Core Identity's stores.

CREATE TABLE staff_role (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  normalized_name TEXT UNIQUE,
  concurrency_stamp TEXT
);

INSERT INTO staff_role (id, name, normalized_name) VALUES
  ('officer', 'officer', 'OFFICER'),
  ('administrator', 'administrator', 'ADMINISTRATOR');

CREATE TABLE staff_account (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  is_demo INTEGER NOT NULL,
  user_name TEXT,
  normalized_user_name TEXT UNIQUE,
  email TEXT,
  normalized_email TEXT UNIQUE,
  email_confirmed INTEGER NOT NULL,
  password_hash TEXT,
  security_stamp TEXT,
  concurrency_stamp TEXT,
  phone_number TEXT,
  phone_number_confirmed INTEGER NOT NULL,
  two_factor_enabled INTEGER NOT NULL,
  lockout_end TEXT,
  lockout_enabled INTEGER NOT NULL,
  access_failed_count INTEGER NOT NULL
);

CREATE TABLE staff_account_role (
  user_id TEXT NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  role_id TEXT NOT NULL REFERENCES staff_role (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, role_id)
);
CREATE INDEX staff_account_role_role ON staff_account_role (role_id);

CREATE TABLE staff_account_claim (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  user_id TEXT NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  claim_type TEXT,
  claim_value TEXT
);
CREATE INDEX staff_account_claim_user ON staff_account_claim (user_id);

CREATE TABLE staff_account_login (
  login_provider TEXT NOT NULL,
  provider_key TEXT NOT NULL,
  provider_display_name TEXT,
  user_id TEXT NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  PRIMARY KEY (login_provider, provider_key)
);
CREATE INDEX staff_account_login_user ON staff_account_login (user_id);

CREATE TABLE staff_account_token (
  user_id TEXT NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  login_provider TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (user_id, login_provider, name)
);

CREATE TABLE staff_role_claim (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  role_id TEXT NOT NULL REFERENCES staff_role (id) ON DELETE CASCADE,
  claim_type TEXT,
  claim_value TEXT
);
CREATE INDEX staff_role_claim_role ON staff_role_claim (role_id);

-- Tokens of the staff API: only the SHA-256 of a token is here.
CREATE TABLE staff_token (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  roles TEXT NOT NULL,
  last_four TEXT NOT NULL,
  is_demo INTEGER NOT NULL,
  created TEXT NOT NULL,
  revoked TEXT
);
