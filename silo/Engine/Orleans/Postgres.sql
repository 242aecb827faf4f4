-- query ReadFromStorageKey
SELECT convert_to(payload::text, 'UTF8') AS PayloadBinary, version AS Version
FROM grain_state
WHERE grain_type = split_part(@GrainTypeString, '/', 1)
  AND state_name = split_part(@GrainTypeString, '/', 2)
  AND grain_key = substr(@GrainIdExtensionString, 2)
-- query WriteToStorageKey
WITH stepped AS (
    UPDATE grain_state
    SET payload = convert_from(@PayloadBinary, 'UTF8')::json, version = version + 1, modified_at = now()
    WHERE grain_type = split_part(@GrainTypeString, '/', 1)
      AND state_name = split_part(@GrainTypeString, '/', 2)
      AND grain_key = substr(@GrainIdExtensionString, 2)
      AND version = @GrainStateVersion
    RETURNING version
), added AS (
    INSERT INTO grain_state (grain_type, state_name, grain_key, payload, version)
    SELECT split_part(@GrainTypeString, '/', 1), split_part(@GrainTypeString, '/', 2), substr(@GrainIdExtensionString, 2),
        convert_from(@PayloadBinary, 'UTF8')::json, 1
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT version AS NewGrainStateVersion FROM stepped
UNION ALL
SELECT version FROM added
-- query ClearStorageKey
DELETE FROM grain_state
WHERE grain_type = split_part(@GrainTypeString, '/', 1)
  AND state_name = split_part(@GrainTypeString, '/', 2)
  AND grain_key = substr(@GrainIdExtensionString, 2)
  AND version = @GrainStateVersion
RETURNING version + 1
-- query DeleteStorageKey
DELETE FROM grain_state
WHERE grain_type = split_part(@GrainTypeString, '/', 1)
  AND state_name = split_part(@GrainTypeString, '/', 2)
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
WITH gone AS (
    DELETE FROM reminder
    WHERE grain_id = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING 1
)
SELECT count(*) > 0 FROM gone
-- query DeleteReminderRowsKey
DELETE FROM reminder
-- query InsertMembershipVersionKey
WITH added AS (
    INSERT INTO cluster_version (cluster_id) VALUES (@DeploymentId)
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT count(*) > 0 FROM added
-- query InsertMembershipKey
WITH stepped AS (
    UPDATE cluster_version
    SET version = version + 1
    WHERE cluster_id = @DeploymentId AND version = @Version
      AND NOT EXISTS (
        SELECT FROM cluster_member
        WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING 1
), added AS (
    INSERT INTO cluster_member
        (cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, started_at, alive_at)
    SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM stepped
    RETURNING 1
)
SELECT count(*) > 0 FROM added
-- query UpdateMembershipKey
WITH stepped AS (
    UPDATE cluster_version
    SET version = version + 1
    WHERE cluster_id = @DeploymentId AND version = @Version
    RETURNING 1
), changed AS (
    UPDATE cluster_member
    SET status = @Status, suspected_by = @SuspectTimes, alive_at = @IAmAliveTime
    WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
      AND EXISTS (SELECT FROM stepped)
    RETURNING 1
)
SELECT count(*) > 0 FROM changed
-- query UpdateIAmAlivetimeKey
UPDATE cluster_member
SET alive_at = @IAmAliveTime
WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
-- query MembershipReadRowKey
SELECT member.address AS Address, member.port AS Port, member.generation AS Generation, member.silo_name AS SiloName,
    member.host_name AS HostName, member.status AS Status, member.gateway_port AS ProxyPort, member.suspected_by AS SuspectTimes,
    member.started_at AS StartTime, member.alive_at AS IAmAliveTime, cluster.version AS Version
FROM cluster_version cluster
LEFT JOIN cluster_member member ON member.cluster_id = cluster.cluster_id
    AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
WHERE cluster.cluster_id = @DeploymentId
-- query MembershipReadAllKey
SELECT member.address AS Address, member.port AS Port, member.generation AS Generation, member.silo_name AS SiloName,
    member.host_name AS HostName, member.status AS Status, member.gateway_port AS ProxyPort, member.suspected_by AS SuspectTimes,
    member.started_at AS StartTime, member.alive_at AS IAmAliveTime, cluster.version AS Version
FROM cluster_version cluster
LEFT JOIN cluster_member member ON member.cluster_id = cluster.cluster_id
WHERE cluster.cluster_id = @DeploymentId
-- query DeleteMembershipTableEntriesKey
WITH members AS (DELETE FROM cluster_member WHERE cluster_id = @DeploymentId)
DELETE FROM cluster_version WHERE cluster_id = @DeploymentId
-- query CleanupDefunctSiloEntriesKey
DELETE FROM cluster_member
WHERE cluster_id = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime
-- query GatewaysQueryKey
SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation
FROM cluster_member
WHERE cluster_id = @DeploymentId AND status = @Status AND gateway_port > 0
