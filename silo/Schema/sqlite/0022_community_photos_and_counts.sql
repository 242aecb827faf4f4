-- The bytes of photos of entries of communities. What is shown beside them, and who agreed to it, is in the entry's row. A photo that is
-- taken away is deleted: its entry's history says that there was one.
CREATE TABLE community_photo (
  id TEXT NOT NULL PRIMARY KEY,
  large BLOB NOT NULL CHECK (length(large) <= 1000000),
  small BLOB NOT NULL CHECK (length(small) <= 200000),
  at INTEGER NOT NULL
) STRICT;

-- The tags of an entry: without it, counting by tag goes through all tags for each entry.
CREATE INDEX community_entry_tag_entry ON community_entry_tag (community, register, number, tag);
-- Which are kept, for everybody or not, and of which kind, from the index alone.
CREATE INDEX community_entry_kept ON community_entry (community, register, status, number, is_public, kind);
DROP INDEX community_entry_status;
