-- query ReadFromStorageKey
SELECT CAST(payload AS BLOB) AS PayloadBinary, version AS Version
FROM grain_state
WHERE grain_type = substr(@GrainTypeString, 1, instr(@GrainTypeString, '/') - 1)
  AND state_name = substr(@GrainTypeString, instr(@GrainTypeString, '/') + 1)
  AND grain_key = substr(@GrainIdExtensionString, 2)
-- query WriteToStorageKey
UPDATE grain_state
SET payload = CAST(@PayloadBinary AS TEXT), version = version + 1, modified_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
WHERE grain_type = substr(@GrainTypeString, 1, instr(@GrainTypeString, '/') - 1)
  AND state_name = substr(@GrainTypeString, instr(@GrainTypeString, '/') + 1)
  AND grain_key = substr(@GrainIdExtensionString, 2)
  AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion;
INSERT INTO grain_state (grain_type, state_name, grain_key, payload, version)
SELECT substr(@GrainTypeString, 1, instr(@GrainTypeString, '/') - 1), substr(@GrainTypeString, instr(@GrainTypeString, '/') + 1),
    substr(@GrainIdExtensionString, 2), CAST(@PayloadBinary AS TEXT), 1
WHERE @GrainStateVersion IS NULL
ON CONFLICT DO NOTHING
RETURNING version AS NewGrainStateVersion;
-- query ClearStorageKey
DELETE FROM grain_state
WHERE grain_type = substr(@GrainTypeString, 1, instr(@GrainTypeString, '/') - 1)
  AND state_name = substr(@GrainTypeString, instr(@GrainTypeString, '/') + 1)
  AND grain_key = substr(@GrainIdExtensionString, 2)
  AND version = @GrainStateVersion
RETURNING version + 1
-- query DeleteStorageKey
DELETE FROM grain_state
WHERE grain_type = substr(@GrainTypeString, 1, instr(@GrainTypeString, '/') - 1)
  AND state_name = substr(@GrainTypeString, instr(@GrainTypeString, '/') + 1)
  AND grain_key = substr(@GrainIdExtensionString, 2)
  AND version = @GrainStateVersion
RETURNING version + 1
-- query ReadReminderRowsKey
SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period_ms AS Period, version AS Version
FROM reminder
WHERE grain_id = @GrainId
-- query ReadReminderRowKey
SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period_ms AS Period, version AS Version
FROM reminder
WHERE grain_id = @GrainId AND name = @ReminderName
-- query ReadRangeRows1Key
SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period_ms AS Period, version AS Version
FROM reminder
WHERE grain_hash > @BeginHash AND grain_hash <= @EndHash
-- query ReadRangeRows2Key
SELECT grain_id AS GrainId, name AS ReminderName, start_at AS StartTime, period_ms AS Period, version AS Version
FROM reminder
WHERE grain_hash > @BeginHash OR grain_hash <= @EndHash
-- query UpsertReminderRowKey
INSERT INTO reminder (grain_id, name, start_at, period_ms, grain_hash)
VALUES (@GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
ON CONFLICT (grain_id, name) DO UPDATE
SET start_at = excluded.start_at, period_ms = excluded.period_ms, grain_hash = excluded.grain_hash, version = reminder.version + 1
RETURNING version AS Version
-- query DeleteReminderRowKey
DELETE FROM reminder
WHERE grain_id = @GrainId AND name = @ReminderName AND version = @Version;
SELECT changes() > 0
-- query DeleteReminderRowsKey
DELETE FROM reminder
