-- Grain state: one JSON value per grain and state name, at a version that every write steps.
CREATE TABLE grain_state (
    grain_type TEXT NOT NULL,
    grain_key TEXT NOT NULL,
    state_name TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    version INTEGER NOT NULL,
    modified_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    PRIMARY KEY (grain_type, grain_key, state_name)
) STRICT, WITHOUT ROWID;

-- Reminders. grain_id is type/key; grain_hash places a grain on Orleans' ring, and is null until Orleans has seen the row.
CREATE TABLE reminder (
    grain_id TEXT NOT NULL,
    name TEXT NOT NULL,
    start_at TEXT NOT NULL,
    period_ms INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    grain_hash INTEGER,
    PRIMARY KEY (grain_id, name)
) STRICT, WITHOUT ROWID;

-- Where Orleans' ADO.NET providers look for their statements; the program writes them anew at each start.
CREATE TABLE OrleansQuery (
    QueryKey TEXT PRIMARY KEY,
    QueryText TEXT NOT NULL
) STRICT, WITHOUT ROWID;
