import { showLiveTurnout } from "./turnout";

/** The longest that a page waits before it fetches itself again: a hall full of phones does not ask in the same moment. */
const LONGEST_WAIT_MS = 1_500;

/** Brings what changes on a page up to date while somebody looks at it. Without a connection the page stays as it was sent. */
export async function keepFresh(): Promise<void> {
  const part = document.querySelector<HTMLElement>("[data-fresh]");
  const { fresh, live } = part?.dataset ?? {};
  if (!part || !fresh || !live) {
    return;
  }

  const told = document.body.appendChild(document.createElement("p"));
  told.className = "govuk-visually-hidden";
  told.setAttribute("role", "status");
  let asked = 0;
  const renewSoon = (page: string, mark: string): void => {
    if (page === fresh && mark !== part.dataset["mark"]) {
      clearTimeout(asked);
      asked = window.setTimeout(() => void renew(part, told).catch(() => undefined), Math.random() * LONGEST_WAIT_MS);
    }
  };
  const { connect } = await import("./live");
  await connect(
    live,
    (connection) => connection.on("pageChanged", renewSoon),
    (connection) => connection.invoke("WatchPage", fresh, part.dataset["mark"]),
  ).catch(() => undefined);
}

async function renew(part: HTMLElement, told: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) {
    return;
  }

  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("[data-fresh]");
  if (!now || now.dataset["mark"] === part.dataset["mark"]) {
    return;
  }

  const had = part.contains(document.activeElement) ? document.activeElement : null;
  part.replaceChildren(...now.childNodes);
  part.dataset["mark"] = now.dataset["mark"];
  if (had) {
    // Where one was, if that is still there.
    const href = had.getAttribute("href");
    const same = href === null ? null : part.querySelector<HTMLElement>(`[href="${CSS.escape(href)}"]`);
    (same ?? part).focus({ preventScroll: true });
  }

  told.textContent = part.dataset["told"] ?? "";
  await showLiveTurnout();
}
