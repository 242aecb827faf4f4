import { backoff } from "./backoff";
import type { Page } from "./page";

const steady = 4_000;

/** Reads the page's parts anew as often as its reader allows; a page that nobody looks at waits. */
export function follow(page: Page): void {
  let attempts = 0;
  const wait = (): number => {
    const pace = page.pace;
    return attempts > 0 ? backoff(attempts) : pace > 0 ? pace * 1_000 : steady * (0.75 + Math.random() / 2);
  };
  const turn = async (): Promise<void> => {
    if (!document.hidden && page.pace >= 0) {
      attempts = (await page.refresh()) ? 0 : attempts + 1;
    }

    window.setTimeout(() => void turn(), wait());
  };
  window.setTimeout(() => void turn(), wait());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && page.pace >= 0) {
      void page.refresh();
    }
  });
}
