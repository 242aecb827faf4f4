import { number } from "./money";

type Turnout = { issued: number; voted: number; casts: number; byChannel: Record<string, number> };

/** Keeps the turnout on the page fresh. What the server wrote stays when there is no connection. */
export async function showLiveTurnout(): Promise<void> {
  const box = document.querySelector<HTMLElement>("[data-turnout]");
  const url = box?.dataset["live"];
  const round = box?.dataset["turnout"];
  if (!box || !url || !round) {
    return;
  }

  const { connect } = await import("./live");
  await connect(
    url,
    (connection) => connection.on("turnoutChanged", (...news: unknown[]) => show(box, round, news)),
    (connection) => connection.invoke("JoinRound", round),
  ).catch(() => undefined);
}

function show(box: HTMLElement, round: string, news: unknown[]): void {
  const [about, turnout] = news.length > 1 ? news : [round, news[0]];
  if (about !== round || !turnout) {
    return;
  }

  const { issued, voted, casts, byChannel } = turnout as Turnout;
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
