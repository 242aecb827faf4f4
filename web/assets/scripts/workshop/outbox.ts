import { backoff } from "./backoff";
import { send, settle, showRefusals, unsettle } from "./forms";
import type { Page } from "./page";

/** What somebody did, on its way: the fields as they are sent, the page that takes them, and what it is in words. One that was refused waits to be read. */
type Waiting = { id: string; at: number; workshop: string; url: string; fields: string; what: string; refused?: string };

const store = "waiting";
const later = ["too-fast", "busy", "paused", "outcome-unknown", "no-answer"];

/**
 * Notes, dots, comments, hands, moves and answers on their way. Each is on the phone before it is sent, and is taken off only once the workshop
 * has it; each keeps its id, so that sent twice it is done once.
 */
export class Outbox {
  private readonly forms = new Map<string, HTMLFormElement>();
  private readonly quiet = new Set<string>();
  private readonly late = new Set<string>();
  private database!: IDBDatabase;
  private isSending = false;
  private attempts = 0;
  private timer = 0;

  constructor(private readonly page: Page) {}

  async start(): Promise<void> {
    this.database = await open();
    window.addEventListener("online", () => void this.flush());
    this.page.after.push(() => void this.paint());
    await this.show();
    await this.paint();
    void this.flush();
  }

  /** Takes what a form says; what comes of it is shown at the form, or here where that is gone. A quiet one moves nothing under its writer, who goes on. */
  async keep(form: HTMLFormElement, fields: URLSearchParams, what: string, isQuiet: boolean): Promise<void> {
    const id = fields.get("op") ?? "";
    if (isQuiet) {
      this.quiet.add(id);
    }

    fields.delete("__RequestVerificationToken");
    this.forms.set(id, form);
    settle(form);
    showRefusals(form, []);
    await this.replace(fields);
    await done(this.things("readwrite").put({ id, at: performance.timeOrigin + performance.now(), workshop: this.workshop, url: location.pathname, fields: fields.toString(), what } satisfies Waiting));
    await this.flush();
  }

  private get workshop(): string {
    return this.page.root.dataset["workshop"] ?? "";
  }

  // How many dots are to stand on one thing is one thing to say, however often somebody changes their mind before it is sent.
  private async replace(fields: URLSearchParams): Promise<void> {
    const thing = dotsOf(fields)?.thing;
    for (const item of thing && this.late.size > 0 ? await this.waiting() : []) {
      if (this.late.has(item.id) && dotsOf(new URLSearchParams(item.fields))?.thing === thing) {
        await done(this.things("readwrite").delete(item.id));
      }
    }
  }

  // One after the other, in the order in which they were done.
  private async flush(): Promise<void> {
    if (this.isSending) {
      return;
    }

    this.isSending = true;
    window.clearTimeout(this.timer);
    try {
      for (let next = (await this.waiting())[0]; next; next = (await this.waiting())[0]) {
        if (!(await this.send(next))) {
          (await this.waiting()).forEach((item) => this.late.add(item.id));
          this.timer = window.setTimeout(() => void this.flush(), backoff(this.attempts++));
          return;
        }

        this.attempts = 0;
      }
    } finally {
      this.isSending = false;
      await this.show();
    }
  }

  /** Sends one; false when it is to be tried again. */
  private async send(item: Waiting): Promise<boolean> {
    const fields = new URLSearchParams(item.fields);
    fields.set("__RequestVerificationToken", document.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "");
    const answer = await send(item.url, fields);
    this.page.line(answer !== null);
    if (!answer || answer.refusals.some((refusal) => later.includes(refusal.code))) {
      return false;
    }

    const sentence = answer.refusals.map((refusal) => refusal.sentence).join(" ");
    const form = this.formOf(item);
    const isLate = this.late.delete(item.id);

    // What comes late is refused for what happened meanwhile, and the page may be about to be another: it is read here.
    if (sentence && (!form || isLate)) {
      await done(this.things("readwrite").put({ ...item, refused: sentence }));
    } else {
      await done(this.things("readwrite").delete(item.id));
    }

    this.forms.delete(item.id);
    if (sentence && form) {
      unsettle(form, fields);
      showRefusals(form, isLate ? [] : answer.refusals);
    }

    const isQuiet = this.quiet.delete(item.id) || !form;
    if (!sentence) {
      await this.page.refresh(!isLate && !isQuiet);
    }

    this.page.say(sentence || this.page.words[isLate ? "sent" : "saved"]);
    return true;
  }

  // The page may have been read anew since, and have the same form again.
  private formOf(item: Waiting): HTMLFormElement | null {
    const form = this.forms.get(item.id);
    return !form || form.isConnected ? (form ?? null) : document.getElementById(form.id) instanceof HTMLFormElement ? (document.getElementById(form.id) as HTMLFormElement) : null;
  }

  // What is being sent at this moment for the first time is no news.
  private async show(): Promise<void> {
    const list = this.page.root.querySelector<HTMLElement>("[data-waiting]");
    const shown = (await this.all()).filter((item) => item.refused || this.late.has(item.id) || !this.forms.has(item.id));
    if (list) {
      list.hidden = shown.length === 0;
      list.replaceChildren(...shown.map((item) => this.line(item)));
    }
  }

  private line(item: Waiting): HTMLElement {
    const line = document.createElement("li");
    line.textContent = item.refused ? `${this.page.words["refused"] ?? ""} ${item.what} – ${item.refused} ` : `${item.what} – ${this.page.words["kept"] ?? ""}`;
    if (item.refused) {
      const forget = document.createElement("button");
      forget.type = "button";
      forget.className = "hub-link-button";
      forget.textContent = this.page.words["forget"] ?? "";
      forget.addEventListener("click", () => void done(this.things("readwrite").delete(item.id)).then(() => this.show()));
      line.append(forget);
    }

    return line;
  }

  // Dots that are on their way stand where they were put, however often the page is read meanwhile.
  private async paint(): Promise<void> {
    for (const item of await this.waiting()) {
      const dots = dotsOf(new URLSearchParams(item.fields));
      const button = dots && this.page.root.querySelector(`.hub-dots button[value^="${CSS.escape(dots.thing)}-"]`);
      const mine = button?.closest(".hub-dots")?.querySelector<HTMLElement>("[data-mine]");
      if (dots && mine) {
        setDots(mine, Number(dots.count));
      }
    }
  }

  private async waiting(): Promise<Waiting[]> {
    return (await this.all()).filter((item) => !item.refused);
  }

  private async all(): Promise<Waiting[]> {
    return ((await done(this.things("readonly").getAll())) as Waiting[]).filter((item) => item.workshop === this.workshop).sort((one, other) => one.at - other.at);
  }

  private things(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(store, mode).objectStore(store);
  }
}

/** Shows how many dots are one's own on a thing. */
export function setDots(mine: HTMLElement, count: number): void {
  mine.dataset["mine"] = String(count);
  mine.textContent = (mine.textContent ?? "").replace(/\d+/, String(count));
}

function dotsOf(fields: URLSearchParams): { thing: string; count: string } | null {
  const [thing, count] = (fields.get("do") === "placeDots" ? (fields.get("place") ?? "") : "").split("-");
  return thing && count ? { thing, count } : null;
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("hub-workshops", 2);
  request.onupgradeneeded = () => {
    [...request.result.objectStoreNames].forEach((name) => request.result.deleteObjectStore(name));
    request.result.createObjectStore(store, { keyPath: "id" });
  };
  return Promise.race([done(request), new Promise<never>((_, reject) => (request.onblocked = () => reject(new Error("Another page holds an older store."))))]);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The phone could not keep it."));
  });
}
