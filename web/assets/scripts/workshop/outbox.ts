import { fieldsOf, newId, send, showRefusals } from "./forms";
import type { Page } from "./page";
import { backoff } from "./backoff";

type Waiting = { id: string; workshop: string; fields: string; text: string };

const store = "notes";

/** Notes on their way. Each is on the phone before it is sent, and is taken off only once the workshop has it; sent twice, it is one note. */
export class Outbox {
  private database!: IDBDatabase;
  private sending = false;
  private attempts = 0;

  constructor(
    private readonly page: Page,
    private readonly form: HTMLFormElement,
  ) {}

  async start(): Promise<void> {
    this.database = await open();
    const field = this.field;
    field.value ||= sessionStorage.getItem("hub-written") ?? "";
    sessionStorage.removeItem("hub-written");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.keep();
    });
    window.addEventListener("online", () => void this.flush());
    await this.show();
    await this.flush();
  }

  private get field(): HTMLTextAreaElement {
    return this.form.querySelector<HTMLTextAreaElement>("textarea")!;
  }

  private get workshop(): string {
    return this.page.root.dataset["workshop"] ?? "";
  }

  private async keep(): Promise<void> {
    const fields = fieldsOf(this.form);
    const id = newId();
    fields.set("op", id);
    if (!this.field.value.trim()) {
      await this.sendNow({ id, workshop: this.workshop, fields: fields.toString(), text: "" });
      return;
    }

    await done(this.notes("readwrite").put({ id, workshop: this.workshop, fields: fields.toString(), text: this.field.value }));
    this.form.reset();
    showRefusals(this.form, []);
    await this.show();
    await this.flush();
  }

  // One after the other, so that they stand on the board in the order they were written.
  private async flush(): Promise<void> {
    if (this.sending) {
      return;
    }

    this.sending = true;
    try {
      for (const note of await this.waiting()) {
        if (!(await this.sendNow(note))) {
          window.setTimeout(() => void this.flush(), backoff(this.attempts++));
          return;
        }

        this.attempts = 0;
        await done(this.notes("readwrite").delete(note.id));
        await this.show();
      }
    } finally {
      this.sending = false;
    }
  }

  /** Sends a note; false when it is to be tried again. A note that is refused goes back into the form. */
  private async sendNow(note: Waiting): Promise<boolean> {
    const fields = new URLSearchParams(note.fields);
    fields.set("__RequestVerificationToken", this.form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "");
    const answer = await send(location.pathname, fields);
    this.page.line(answer !== null);
    if (!answer || answer.refusals.some((refusal) => ["too-fast", "busy", "paused", "no-answer"].includes(refusal.code))) {
      return false;
    }

    if (answer.refusals.length > 0) {
      this.field.value ||= note.text;
      showRefusals(this.form, answer.refusals);
      this.page.say(answer.refusals.map((refusal) => refusal.sentence).join(" "));
      return true;
    }

    this.page.say(this.page.words["sent"]);
    await this.page.refresh();
    return true;
  }

  private async show(): Promise<void> {
    const list = this.page.root.querySelector<HTMLElement>("[data-waiting]");
    const waiting = await this.waiting();
    if (list) {
      list.hidden = waiting.length === 0;
      list.replaceChildren(
        ...waiting.map((note) => {
          const item = document.createElement("li");
          item.textContent = `${note.text} – ${this.page.words["kept"] ?? ""}`;
          return item;
        }),
      );
    }
  }

  private async waiting(): Promise<Waiting[]> {
    return ((await done(this.notes("readonly").getAll())) as Waiting[]).filter((note) => note.workshop === this.workshop);
  }

  private notes(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(store, mode).objectStore(store);
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("hub-workshops", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "id" });
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The phone could not keep it."));
  });
}
