import { HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";

/** A connection to the hub's news that comes back by itself; <paramref name="joined"/> runs at every start. */
export async function connect(url: string, prepare: (connection: HubConnection) => void, joined: (connection: HubConnection) => Promise<void>): Promise<void> {
  const connection = new HubConnectionBuilder().withUrl(url).withAutomaticReconnect(retries()).configureLogging(LogLevel.None).build();
  prepare(connection);
  connection.onreconnected(() => joined(connection));
  await connection.start();
  await joined(connection);
}

function retries(): number[] {
  return Array.from({ length: 60 }, (_, attempt) => Math.min(30_000, 1000 * 2 ** attempt) * (0.5 + Math.random()));
}
