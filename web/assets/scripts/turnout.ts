import type { HubConnection } from "@microsoft/signalr";
import { number } from "./money";

type Turnout = { issued: number; voted: number; casts: number; byChannel: Record<string, number> };

let connected: HubConnection | undefined;
const followed = new Set<string>();

/** Keeps every turnout on the page fresh, also those that came later. What the server wrote stays when there is no connection. */
export async function showLiveTurnout(): Promise<void> {
  const boxes = [...document.querySelectorAll<HTMLElement>("[data-turnout][data-live]")];
  const url = boxes[0]?.dataset["live"];
  const fresh = boxes.map((box) => box.dataset["turnout"] ?? "").filter((round) => !followed.has(round));
  if (!url || fresh.length === 0) {
    return;
  }

  fresh.forEach((round) => followed.add(round));
  if (connected) {
    await Promise.all(fresh.map((round) => connected?.invoke("JoinRound", round))).catch(() => undefined);
    return;
  }

  const { connect } = await import("./live");
  await connect(
    url,
    (connection) => connection.on("turnoutChanged", (...news: unknown[]) => show(news)),
    async (connection) => {
      connected = connection;
      await Promise.all([...followed].map((round) => connection.invoke("JoinRound", round)));
    },
  ).catch(() => undefined);
}

function show(news: unknown[]): void {
  const [round, turnout] = news as [string, Turnout?];
  for (const box of turnout ? document.querySelectorAll<HTMLElement>(`[data-turnout="${CSS.escape(round)}"]`) : []) {
    fill(box, turnout as Turnout);
  }
}

function fill(box: HTMLElement, { issued, voted, casts, byChannel }: Turnout): void {
  for (const [name, value] of Object.entries({ issued, voted, casts, ...byChannel })) {
    const shown = box.querySelector(`[data-figure="${CSS.escape(name)}"]`);
    if (shown) {
      shown.textContent = number(value);
      shown.parentElement?.toggleAttribute("hidden", name in byChannel && value === 0);
    }
  }

  box.dispatchEvent(new CustomEvent("turnout", { detail: voted }));
  const share = box.querySelector("[data-figure=share]");
  if (share && issued > 0) {
    share.textContent = `${((100 * voted) / issued).toFixed(1)}%`;
  }
}
