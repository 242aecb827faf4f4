-- The registers of communities: entries, every change of each, their tags, and which entries contradict each other. Instants are
-- milliseconds since 1970; register is a number of EntryRegister; status is 1 suggested, 2 kept, 3 withdrawn.

CREATE TABLE community_entry (
  community text NOT NULL,
  register bigint NOT NULL CHECK (register > 0),
  number bigint NOT NULL CHECK (number > 0),
  version bigint NOT NULL CHECK (version > 0),
  status bigint NOT NULL CHECK (status BETWEEN 1 AND 3),
  is_public bigint NOT NULL CHECK (is_public IN (0, 1)),
  title text NOT NULL,
  kind text NOT NULL,
  source text NOT NULL,
  method text NOT NULL,
  body text NOT NULL,
  by_staff text NOT NULL,
  by_name text NOT NULL,
  by_resident text NOT NULL,
  origin text NOT NULL,
  added_at bigint NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (community, register, number)
);

CREATE INDEX community_entry_status ON community_entry (community, register, status, number);
CREATE INDEX community_entry_waiting ON community_entry (community) WHERE status = 1;
CREATE INDEX community_entry_resident ON community_entry (by_resident) WHERE by_resident <> '';
CREATE INDEX community_entry_origin ON community_entry (origin) WHERE origin <> '';

CREATE TABLE community_entry_tag (
  community text NOT NULL,
  register bigint NOT NULL,
  tag text NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (community, register, tag, number),
  FOREIGN KEY (community, register, number) REFERENCES community_entry (community, register, number)
);

CREATE TABLE community_entry_change (
  community text NOT NULL,
  register bigint NOT NULL,
  number bigint NOT NULL,
  place bigint NOT NULL CHECK (place > 0),
  command text NOT NULL,
  act bigint NOT NULL CHECK (act > 0),
  by_staff text NOT NULL,
  by_name text NOT NULL,
  by_resident text NOT NULL,
  at bigint NOT NULL,
  reason text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (community, register, number, place),
  UNIQUE (community, register, command),
  FOREIGN KEY (community, register, number) REFERENCES community_entry (community, register, number)
);

CREATE INDEX community_entry_change_resident ON community_entry_change (by_resident) WHERE by_resident <> '';
CREATE TRIGGER community_entry_change_no_delete BEFORE DELETE ON community_entry_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER community_entry_change_no_truncate BEFORE TRUNCATE ON community_entry_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A resident who leaves is forgotten; nothing else of what happened changes.
CREATE TRIGGER community_entry_change_append_only BEFORE UPDATE ON community_entry_change FOR EACH ROW
  WHEN (NEW.community <> OLD.community OR NEW.register <> OLD.register OR NEW.number <> OLD.number OR NEW.place <> OLD.place OR NEW.command <> OLD.command
    OR NEW.act <> OLD.act OR NEW.by_staff <> OLD.by_staff OR NEW.by_name <> OLD.by_name OR NEW.at <> OLD.at OR NEW.reason <> OLD.reason OR NEW.body <> OLD.body
    OR NEW.by_resident <> '')
  EXECUTE FUNCTION refuse_change();

CREATE TABLE community_entry_link (
  community text NOT NULL,
  register bigint NOT NULL,
  number bigint NOT NULL,
  other bigint NOT NULL CHECK (other > number),
  why text NOT NULL,
  by_name text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (community, register, number, other),
  FOREIGN KEY (community, register, number) REFERENCES community_entry (community, register, number),
  FOREIGN KEY (community, register, other) REFERENCES community_entry (community, register, number)
);
CREATE INDEX community_entry_link_other ON community_entry_link (community, register, other);

-- What is found by its words: entries of registers, communities, plans, ideas. kind is a number of SearchKind; audience is 1 for everybody,
-- 2 for staff, 3 for a search within its own register only.
CREATE TABLE search_document (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind bigint NOT NULL CHECK (kind > 0),
  place text NOT NULL,
  thing text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  audience bigint NOT NULL CHECK (audience BETWEEN 1 AND 3),
  vector tsvector NOT NULL GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'C')) STORED,
  UNIQUE (kind, place, thing)
);
CREATE INDEX search_document_vector ON search_document USING gin (vector);
