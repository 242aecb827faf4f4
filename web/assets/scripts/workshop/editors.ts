import type { HubConnection } from "@microsoft/signalr";
import { isCalm } from "./calm";
import type { Forms } from "./forms";
import type { Page } from "./page";

const pause = 2_000;
const again = 4_000;

/**
 * A note is changed without a button: its words are sent when their author pauses or goes elsewhere, never key by key. While somebody is at it,
 * whoever sees the note sees that; the hub forgets it by itself when the phone no longer says so.
 */
export class Editors {
  /** The page's line, or null while there is none. */
  connection: HubConnection | null = null;

  private told: Record<string, string> = {};
  private readonly touched = new Map<string, number>();
  private timer = 0;

  constructor(
    private readonly page: Page,
    private readonly forms: Forms,
  ) {}

  start(): void {
    this.page.after.push(() => this.show());
    this.page.root.addEventListener("input", (event) => {
      const form = formOf(event.target);
      if (form) {
        this.touch(form);
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.commit(form), pause);
      }
    });
    this.page.root.addEventListener("focusout", (event) => {
      const form = formOf(event.target);
      if (form && !form.contains(event.relatedTarget as Node | null)) {
        window.clearTimeout(this.timer);
        this.commit(form);
        this.end(form);
      }
    });
  }

  /** Takes in who is changing which note at this moment: all there are. */
  hear(told: Record<string, string>): void {
    this.told = told;
    this.show();
  }

  private touch(form: HTMLFormElement): void {
    const note = form.dataset["edits"] ?? "0";
    if (note !== "0" && performance.now() - (this.touched.get(note) ?? -Infinity) > again) {
      this.touched.set(note, performance.now());
      this.say(note, true);
    }
  }

  private end(form: HTMLFormElement): void {
    const note = form.dataset["edits"] ?? "0";
    if (this.touched.delete(note)) {
      this.say(note, false);
    }
  }

  private say(note: string, isEditing: boolean): void {
    this.connection?.send("Touch", this.page.root.dataset["workshop"], Number(note), isEditing).catch(() => undefined);
  }

  private commit(form: HTMLFormElement): void {
    const field = form.querySelector("textarea");
    if (field && form.isConnected && field.value.trim() && field.value !== field.defaultValue) {
      void this.forms.submit(form, null, true);
    }
  }

  private show(): void {
    const isStill = isCalm(this.page.root) || this.page.pace !== 0;
    for (const note of this.page.root.querySelectorAll<HTMLElement>("[data-note]")) {
      const number = note.dataset["note"] ?? "";
      const name = isStill || this.page.root.querySelector(`form[data-edits="${CSS.escape(number)}"]`) ? undefined : this.told[number];
      const shown = note.querySelector(".hub-note__editing");
      if (name === undefined) {
        shown?.remove();
        continue;
      }

      const words = (name ? this.page.words["changing"] : this.page.words["somebody"]) ?? "";
      const mark = shown ?? note.querySelector(".hub-note__facts")?.appendChild(document.createElement("span"));
      if (mark) {
        mark.className = "hub-note__editing";
        mark.textContent = words.replace("#", () => name);
      }
    }
  }
}

function formOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof HTMLTextAreaElement ? target.closest<HTMLFormElement>("form[data-edits]") : null;
}
