import { isCalm } from "./calm";

/** The parts of a page that the server renders anew, and what is said about it. */
export class Page {
  readonly words: DOMStringMap;

  /** The operation at which the page was read last. */
  readTo: number;

  /** The operation up to which everything on it is shown: a part that somebody writes in stays as it is. */
  shownTo: number;

  /** What is to be done whenever its parts were read anew. */
  readonly after: (() => void)[] = [];

  private reading: Promise<boolean> | null = null;

  constructor(readonly root: HTMLElement) {
    this.words = root.querySelector<HTMLElement>("[data-words]")?.dataset ?? {};
    this.readTo = this.shownTo = Number(root.dataset["sequence"] ?? "0");
    const pace = this.paceField;
    if (pace) {
      pace.value = localStorage.getItem("hub-pace") ?? "0";
      pace.addEventListener("change", () => localStorage.setItem("hub-pace", pace.value));
      root.querySelector<HTMLElement>("[data-pace]")?.removeAttribute("hidden");
    }
  }

  /** Puts back what was being written when the stage before it ended, as soon as there is a form for it again. */
  restore(): void {
    for (const field of this.root.querySelectorAll<HTMLTextAreaElement>("#note-text, #proxy-text")) {
      field.value ||= sessionStorage.getItem(`hub-written-${field.id}`) ?? "";
      sessionStorage.removeItem(`hub-written-${field.id}`);
    }
  }

  /** How many seconds news may wait; 0 for at once, below 0 for never by itself. */
  get pace(): number {
    return isCalm(this.root) ? -1 : Number(this.paceField?.value ?? "0");
  }

  private get paceField(): HTMLSelectElement | null {
    return this.root.querySelector<HTMLSelectElement>("#pace");
  }

  /** Says something to whoever listens to the page. */
  say(words: string | undefined): void {
    const live = this.root.querySelector<HTMLElement>("[data-live]");
    if (live && words) {
      live.textContent = words;
    }
  }

  /** Shows whether there is a line. */
  line(isThere: boolean): void {
    const line = this.root.querySelector<HTMLElement>("[data-line]");
    const words = isThere ? "" : (this.words["lost"] ?? "");
    if (line && line.textContent !== words) {
      line.textContent = words;
    }
  }

  /** Reads the page's parts anew and puts in those that changed; false when there is no line. Nothing moves under a person who writes in it, unless it is the answer to what they sent. */
  async refresh(isAnswer = false): Promise<boolean> {
    if (this.reading && !isAnswer) {
      return this.reading;
    }

    const reading = this.read(isAnswer);
    this.reading = reading;
    const isRead = await reading;
    this.reading = this.reading === reading ? null : this.reading;
    return isRead;
  }

  private async read(isAnswer: boolean): Promise<boolean> {
    try {
      const answer = await fetch(location.href.split("#")[0]!, { headers: { accept: "text/html" } });
      this.line(true);
      if (!answer.ok || answer.redirected) {
        location.reload();
        return true;
      }

      this.put(new DOMParser().parseFromString(await answer.text(), "text/html"), isAnswer);
      return true;
    } catch {
      this.line(false);
      return false;
    }
  }

  private put(fresh: Document, isAnswer: boolean): void {
    const next = fresh.querySelector<HTMLElement>("[data-workshop]");
    if (!next) {
      location.reload();
      return;
    }

    if (next.dataset["stage"] !== this.root.dataset["stage"]) {
      this.begin(next);
      return;
    }

    const readTo = Number(next.dataset["sequence"] ?? "0");
    if (readTo < this.readTo) {
      return;
    }

    let isWhole = true;
    for (const part of this.root.querySelectorAll<HTMLElement>("[data-part]")) {
      const other = next.querySelector<HTMLElement>(`[data-part="${CSS.escape(part.dataset["part"] ?? "")}"]`);
      if (!other || plain(other) === plain(part)) {
        continue;
      }

      if (!isAnswer && isBusy(part)) {
        isWhole = false;
        continue;
      }

      replace(part, other);
      if (part.dataset["part"] === "board") {
        this.say(digest(this.words["board"], part));
      }
    }

    this.after.forEach((act) => act());
    this.root.dataset["people"] = next.dataset["people"] ?? "";
    this.readTo = readTo;
    this.shownTo = isWhole ? readTo : this.shownTo;
  }

  // Another stage is another page; what is being written is taken along where it can be, and kept for the eye where it cannot.
  private begin(next: HTMLElement): void {
    for (const field of this.root.querySelectorAll<HTMLTextAreaElement>("#note-text, #proxy-text")) {
      if (field.value.trim()) {
        sessionStorage.setItem(`hub-written-${field.id}`, field.value);
      }
    }

    this.say((this.words["moved"] ?? "").replace("#", next.querySelector("h1")?.textContent?.trim() ?? ""));
    location.reload();
  }
}

// A form's own ids change with every rendering, and are no news.
function plain(part: HTMLElement): string {
  return part.innerHTML.replace(/<input type="hidden" name="(?:op|__RequestVerificationToken)"[^>]*>/g, "").replace(/ data-(?:now|left|until)="[^"]*"| data-govuk[a-z-]*="[^"]*"/g, "").replace(/<input name="__RequestVerificationToken"[^>]*>/g, "").replace(/(<span class="hub-timer[^>]*>)[^<]*/g, "$1").replace(/<span class="hub-note__editing">[^<]*<\/span>/g, "");
}

function isBusy(part: HTMLElement): boolean {
  if (part.closest("[data-dragging]")) {
    return true;
  }

  const active = document.activeElement;
  const writes = active instanceof HTMLTextAreaElement || active instanceof HTMLSelectElement || (active instanceof HTMLInputElement && active.type !== "hidden");
  return (writes && part.contains(active)) || [...part.querySelectorAll<HTMLInputElement>("input[type=checkbox][name=notes]:checked")].length > 0 || [...part.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
}

// Whoever is on a button or link stays on it, though it is another one now.
function replace(part: HTMLElement, other: HTMLElement): void {
  const active = document.activeElement instanceof HTMLElement && part.contains(document.activeElement) ? document.activeElement : null;
  const mark = active ? path(active, part) : null;
  const opened = new Set([...part.querySelectorAll("details[open]")].map((details) => details.closest("[id]")?.id));
  part.replaceChildren(...[...other.childNodes].map((node) => document.importNode(node, true)));
  for (const details of part.querySelectorAll("details")) {
    details.open ||= opened.has(details.closest("[id]")?.id);
  }

  if (mark) {
    (part.querySelector<HTMLElement>(mark) ?? part.querySelector<HTMLElement>(mark.split(" ")[0]!))?.focus({ preventScroll: true });
  }
}

function path(active: HTMLElement, part: HTMLElement): string {
  const home = active.closest<HTMLElement>("[id]");
  const start = home && part.contains(home) ? `#${CSS.escape(home.id)}` : "";
  const name = active.getAttribute("name");
  const own = active.id ? "" : ` ${active.tagName.toLowerCase()}${name ? `[name="${CSS.escape(name)}"]` : ""}`;
  return (start + own).trim();
}

function digest(words: string | undefined, part: HTMLElement): string {
  const counts = [part.querySelectorAll(".hub-note").length, part.querySelectorAll(".hub-thing--group").length];
  return (words ?? "").replace(/#/g, () => String(counts.shift() ?? 0));
}
