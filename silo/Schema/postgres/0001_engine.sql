-- Grain state: one JSON value per grain and state name, at a version that every write steps.
CREATE TABLE grain_state (
    grain_type text NOT NULL,
    grain_key text NOT NULL,
    state_name text NOT NULL,
    payload json NOT NULL,
    version integer NOT NULL,
    modified_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (grain_type, grain_key, state_name)
);

-- Reminders. grain_id is type/key; grain_hash places a grain on Orleans' ring, and is null until Orleans has seen the row.
CREATE TABLE reminder (
    grain_id text NOT NULL,
    name text NOT NULL,
    start_at timestamptz NOT NULL,
    period_ms bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    grain_hash integer,
    PRIMARY KEY (grain_id, name)
);
CREATE INDEX reminder_by_hash ON reminder (grain_hash);

-- Who is in the cluster, and a version that every change to that steps.
CREATE TABLE cluster_version (
    cluster_id text PRIMARY KEY,
    version integer NOT NULL DEFAULT 0
);
CREATE TABLE cluster_member (
    cluster_id text NOT NULL REFERENCES cluster_version,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    gateway_port integer NOT NULL,
    suspected_by text,
    started_at timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
);

-- Where Orleans' ADO.NET providers look for their statements; the program writes them anew at each start.
CREATE TABLE OrleansQuery (
    QueryKey text PRIMARY KEY,
    QueryText text NOT NULL
);
