import { backoff } from "./backoff";
import type { Page } from "./page";

/** What kind of news there is: another stage, something to read, or a number. */
export type Urgency = "stage" | "texts" | "counts";

const withoutLine = 4_000;

/** How long at least from one reading of a page to the next, in milliseconds, and how much longer for each person in the room: a full hall does not ask for its pages faster than they can be made. */
const gaps: Record<Urgency, readonly [number, number]> = { stage: [0, 0], texts: [1_000, 20], counts: [2_000, 20] };
const spread = 3;

/** When the page is read anew: only while somebody looks at it, as often as its reader allows, and never by a whole hall in one moment. */
export class Readings {
  /** The newest operation that the hub told of. */
  newest = 0;

  private isTold = false;
  private readAt = -Infinity;
  private dueAt = Infinity;
  private timer = 0;
  private attempts = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly page: Page) {
    const look = (): void => {
      if (this.mayRead) {
        this.waiting.splice(0).forEach((go) => go());
        this.want("stage");
      }
    };
    document.addEventListener("visibilitychange", look);
    page.root.addEventListener("change", (event) => {
      if (["pace", "calm"].includes((event.target as HTMLElement).id)) {
        look();
      }
    });
  }

  /** Waits until somebody looks at the page and lets it change. */
  isLookedAt(): Promise<void> {
    return this.mayRead ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Reads the page when its time has come. */
  want(urgency: Urgency): void {
    const [least, each] = gaps[urgency];
    const gap = Math.max(least + each * this.people, 1_000 * this.page.pace) * (0.75 + Math.random() / 2);
    this.at(Math.max(performance.now() + Math.random() * spread * this.people, this.readAt + gap));
  }

  /** From now on the hub tells what changes, and nothing is read at intervals; or it does not. */
  tell(isTold: boolean): void {
    this.isTold = isTold;
    this.cancel();
    if (isTold && this.page.shownTo < this.newest) {
      this.want("texts");
    }

    this.goOn();
  }

  /** Reads it now; false when there is no line. */
  async read(): Promise<boolean> {
    this.readAt = performance.now();
    const isRead = await this.page.refresh();
    this.attempts = isRead ? 0 : this.attempts + 1;
    if (isRead && this.page.shownTo < this.newest) {
      this.want("texts");
    }

    this.goOn();
    return isRead;
  }

  // What could not be read is tried again; without a hub there is always a next time.
  private goOn(): void {
    if (this.attempts > 0) {
      this.at(performance.now() + backoff(this.attempts));
    } else if (!this.isTold) {
      this.at(performance.now() + (this.page.pace > 0 ? 1_000 * this.page.pace : withoutLine * (0.75 + Math.random() / 2)));
    }
  }

  private get mayRead(): boolean {
    return !document.hidden && this.page.pace >= 0;
  }

  private get people(): number {
    return Number(this.page.root.dataset["people"] ?? "0");
  }

  private cancel(): void {
    window.clearTimeout(this.timer);
    this.dueAt = Infinity;
  }

  private at(due: number): void {
    if (due < this.dueAt) {
      this.cancel();
      this.dueAt = due;
      this.timer = window.setTimeout(() => {
        this.dueAt = Infinity;
        if (this.mayRead) {
          void this.read();
        }
      }, due - performance.now());
    }
  }
}
