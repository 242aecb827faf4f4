import { isCalm } from "./calm";

/** Counts down by the server's clock: the page says when the stage ends, and what time it was when it was written. */
export function tickTimers(root: HTMLElement, words: DOMStringMap): void {
  const tick = (): void => {
    for (const timer of root.querySelectorAll<HTMLElement>("[data-ends]")) {
      const ends = Date.parse(timer.dataset["ends"] ?? "");
      const shift = Number((timer.dataset["left"] ??= String(Date.parse(timer.dataset["now"] ?? "") - Date.now())));
      const left = ends - Date.now() - shift;
      const until = (timer.dataset["until"] ??= timer.textContent ?? "");
      const text = isCalm(root) ? until : left <= 0 ? (words["up"] ?? "") : (words["left"] ?? "").replace("#", String(Math.ceil(left / 60_000)));
      if (text && timer.textContent !== text) {
        timer.textContent = text;
      }
    }
  };
  tick();
  window.setInterval(tick, 1_000);
}
