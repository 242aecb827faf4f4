-- The registers of communities: entries, every change of each, their tags, and which entries contradict each other. Instants are
-- milliseconds since 1970; register is a number of EntryRegister; status is 1 suggested, 2 kept, 3 withdrawn.

CREATE TABLE community_entry (
  community TEXT NOT NULL,
  register INTEGER NOT NULL CHECK (register > 0),
  number INTEGER NOT NULL CHECK (number > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 3),
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  method TEXT NOT NULL,
  body TEXT NOT NULL,
  by_staff TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_resident TEXT NOT NULL,
  origin TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (community, register, number)
) STRICT;

CREATE INDEX community_entry_status ON community_entry (community, register, status, number);
CREATE INDEX community_entry_waiting ON community_entry (community) WHERE status = 1;
CREATE INDEX community_entry_resident ON community_entry (by_resident) WHERE by_resident <> '';
CREATE INDEX community_entry_origin ON community_entry (origin) WHERE origin <> '';

CREATE TABLE community_entry_tag (
  community TEXT NOT NULL,
  register INTEGER NOT NULL,
  tag TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (community, register, tag, number),
  FOREIGN KEY (community, register, number) REFERENCES community_entry (community, register, number)
) STRICT;

CREATE TABLE community_entry_change (
  community TEXT NOT NULL,
  register INTEGER NOT NULL,
  number INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  command TEXT NOT NULL,
  act INTEGER NOT NULL CHECK (act > 0),
  by_staff TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_resident TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (community, register, number, place),
  UNIQUE (community, register, command),
  FOREIGN KEY (community, register, number) REFERENCES community_entry (community, register, number)
) STRICT;

CREATE INDEX community_entry_change_resident ON community_entry_change (by_resident) WHERE by_resident <> '';
CREATE TRIGGER community_entry_change_no_delete BEFORE DELETE ON community_entry_change BEGIN SELECT RAISE(ABORT, 'community_entry_change is append-only'); END;
-- A resident who leaves is forgotten; nothing else of what happened changes.
CREATE TRIGGER community_entry_change_no_update BEFORE UPDATE ON community_entry_change
  WHEN NEW.community <> OLD.community OR NEW.register <> OLD.register OR NEW.number <> OLD.number OR NEW.place <> OLD.place OR NEW.command <> OLD.command
    OR NEW.act <> OLD.act OR NEW.by_staff <> OLD.by_staff OR NEW.by_name <> OLD.by_name OR NEW.at <> OLD.at OR NEW.reason <> OLD.reason OR NEW.body <> OLD.body
    OR NEW.by_resident <> ''
BEGIN SELECT RAISE(ABORT, 'community_entry_change is append-only'); END;

CREATE TABLE community_entry_link (
  community TEXT NOT NULL,
  register INTEGER NOT NULL,
  number INTEGER NOT NULL,
  other INTEGER NOT NULL CHECK (other > number),
  why TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (community, register, number, other),
  FOREIGN KEY (community, register, number) REFERENCES community_entry (community, register, number),
  FOREIGN KEY (community, register, other) REFERENCES community_entry (community, register, number)
) STRICT;
CREATE INDEX community_entry_link_other ON community_entry_link (community, register, other);

-- What is found by its words: entries of registers, communities, plans, ideas. kind is a number of SearchKind; audience is 1 for everybody,
-- 2 for staff, 3 for a search within its own register only. The index of words follows the rows by triggers.
CREATE TABLE search_document (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL CHECK (kind > 0),
  place TEXT NOT NULL,
  thing TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  audience INTEGER NOT NULL CHECK (audience BETWEEN 1 AND 3),
  UNIQUE (kind, place, thing)
) STRICT;
CREATE VIRTUAL TABLE search_text USING fts5 (title, body, content = 'search_document', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
  INSERT INTO search_text (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END;
CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
  INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
END;
CREATE TRIGGER search_document_changed AFTER UPDATE OF title, body ON search_document BEGIN
  INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
  INSERT INTO search_text (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
END;
