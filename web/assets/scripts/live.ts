import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from "@microsoft/signalr";

/** A connection to the hub's news that comes back by itself; <paramref name="joined"/> runs at every start. */
export async function connect(url: string, prepare: (connection: HubConnection) => void, joined: (connection: HubConnection) => Promise<void>): Promise<void> {
  const connection = new HubConnectionBuilder().withUrl(url).withAutomaticReconnect(retries()).configureLogging(LogLevel.None).build();
  prepare(connection);
  connection.onreconnected(() => joined(connection));
  await connection.start();
  await joined(connection);
}

/** One connection straight over a WebSocket, for whoever knows what to do without one: it does not come back by itself. */
export function line(url: string): HubConnection {
  return new HubConnectionBuilder().withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets }).configureLogging(LogLevel.None).build();
}

function retries(): number[] {
  return Array.from({ length: 60 }, (_, attempt) => Math.min(30_000, 1000 * 2 ** attempt) * (0.5 + Math.random()));
}
