import type { Ballot } from "./form";
import { say } from "./words";

const pause = 1500;

/** Keeps the choices on the server while they are made, so that another device goes on from them. */
export function keepDraft({ form, words }: Ballot): void {
  const url = form.dataset["draft"];
  const shown = form.querySelector<HTMLElement>("[data-kept]");
  if (!url || !shown) {
    return;
  }

  let waiting = 0;
  let unsaved = false;
  const keep = async (): Promise<void> => {
    unsaved = false;
    const answer = await fetch(url, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => undefined);
    shown.textContent = say(words, answer?.ok ? "kept" : answer?.type === "opaqueredirect" ? "ended" : "lost");
  };
  const later = (): void => {
    unsaved = true;
    shown.textContent = say(words, "keeping");
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void keep(), pause);
  };
  form.addEventListener("input", later);
  form.addEventListener("hub:changed", later);
  form.addEventListener("submit", () => {
    window.clearTimeout(waiting);
    unsaved = false;
  });
  window.addEventListener("pagehide", () => {
    if (unsaved) {
      navigator.sendBeacon(url, new FormData(form));
    }
  });
}
