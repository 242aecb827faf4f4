import type { HubConnection } from "@microsoft/signalr";
import { backoff } from "./backoff";
import type { Editors } from "./editors";
import type { Page } from "./page";
import { Readings, type Urgency } from "./readings";

/** A batch of the hub's news: up to which operation, `a` to read everything anew, what changed of which thing, and `e` for who is changing which note at this moment. */
type Batch = { t: number; a?: number; e?: Record<string, string>; c?: Record<string, Record<string, unknown> | null> };

type Followed = { anew: boolean; no: readonly { code: string }[] | null };

const counts = new Set(["people", "faces", "gathered", "unrevealed", "dotsCast", "hands", "who", "proxied", "feedback", "spoken", "spokenProxied", "feedbackProxied"]);

/** Keeps a page as its workshop is: the hub says what changed, and the page's parts are read anew then. While there is no connection they are read at intervals. */
export function follow(page: Page, editors: Editors): void {
  const readings = new Readings(page);
  readings.tell(false);
  if (page.root.dataset["hub"]) {
    void new Line(page, readings, editors).stay();
  }
}

class Line {
  private attempts = 0;

  constructor(
    private readonly page: Page,
    private readonly readings: Readings,
    private readonly editors: Editors,
  ) {}

  /** Never gives up, and comes back by itself: soon and then more seldom, never the whole hall at once. */
  async stay(): Promise<void> {
    for (;;) {
      await this.readings.isLookedAt();
      await this.once().catch(() => undefined);
      this.readings.tell(false);
      await new Promise((resolve) => setTimeout(resolve, backoff(this.attempts++)));
    }
  }

  private async once(): Promise<void> {
    const { line } = await import("../live");
    const connection = line(this.page.root.dataset["hub"] ?? "");
    const ended = new Promise<void>((resolve) => connection.onclose(() => resolve()));
    connection.on("board", (batch: Batch) => this.hear(batch));
    connection.on("resync", () => {
      this.readings.want("stage");
      this.begin(connection).catch(() => connection.stop());
    });
    connection.on("removed", () => this.readings.want("stage"));
    try {
      await connection.start();
      await this.begin(connection);
      this.attempts = 0;
      this.editors.connection = connection;
      this.page.line(true);
      this.readings.tell(true);
      await ended;
    } finally {
      this.editors.connection = null;
      this.editors.hear({});
      await connection.stop().catch(() => undefined);
    }
  }

  // From the operation that the page was read at; where that is too long ago it is read anew first.
  private async begin(connection: HubConnection): Promise<void> {
    for (;;) {
      const followed = await connection.invoke<Followed>("Follow", this.page.root.dataset["workshop"], this.page.readTo, this.view);
      if (followed.no?.length) {
        throw new Error(followed.no[0]!.code);
      }

      if (!followed.anew) {
        return;
      }

      await this.readings.isLookedAt();
      if (!(await this.readings.read())) {
        throw new Error("The page could not be read.");
      }
    }
  }

  private get view(): string {
    const view = this.page.root.dataset["view"] ?? "participant";
    const phone = navigator as Navigator & { connection?: { saveData?: boolean } };
    return view === "participant" && phone.connection?.saveData ? "lite" : view;
  }

  private hear(batch: Batch): void {
    if (batch.e) {
      this.editors.hear(batch.e);
    }

    const urgency = urgencyOf(batch);
    if (urgency && batch.t > this.page.shownTo) {
      this.readings.newest = Math.max(this.readings.newest, batch.t);
      this.readings.want(urgency);
    }
  }
}

function urgencyOf({ a, c = {} }: Batch): Urgency | null {
  const changed = Object.entries(c).map(([thing, properties]): Urgency => {
    const names = Object.keys(properties ?? {});
    return thing !== "room" ? (names.length > 0 && names.every((name) => name === "d" || (name === "n" && thing.startsWith("g"))) ? "counts" : "texts") : names.every((name) => counts.has(name)) ? "counts" : "stage";
  });
  return a || changed.includes("stage") ? "stage" : changed.includes("texts") ? "texts" : (changed[0] ?? null);
}
