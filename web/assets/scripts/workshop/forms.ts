import { setDots, type Outbox } from "./outbox";
import type { Page } from "./page";

type Refusal = { code: string; sentence: string; field: string | null };

export type Answer = { sequence: number; refusals: Refusal[] };

/** Sends a form of a workshop as it stands; null when there is no line. An answer that is not ours is a page to be read: the form is then sent the plain way. */
export async function send(url: string, fields: URLSearchParams): Promise<Answer | null> {
  try {
    const answer = await fetch(url, { method: "POST", body: fields, headers: { accept: "application/json" } });
    return answer.ok && answer.headers.get("content-type")?.includes("json") ? ((await answer.json()) as Answer) : { sequence: 0, refusals: [{ code: "no-answer", sentence: "", field: null }] };
  } catch {
    return null;
  }
}

/** An operation id of its own for each time that a form is sent. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}

export function fieldsOf(form: HTMLFormElement, button?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, button as HTMLButtonElement | undefined)) {
    fields.append(name, String(value));
  }

  return fields;
}

/** Shows what was refused beside its field, or takes it away when there is nothing. */
export function showRefusals(form: HTMLFormElement, refusals: readonly Refusal[]): void {
  form.querySelectorAll(".hub-said").forEach((said) => said.remove());
  form.querySelectorAll(".govuk-form-group--error").forEach((group) => group.classList.remove("govuk-form-group--error"));
  for (const refusal of refusals) {
    const field = refusal.field ? document.getElementById(`${form.dataset["command"]}-${refusal.field}`) : null;
    const said = document.createElement("p");
    said.className = "govuk-error-message hub-said";
    said.id = `${form.id}-said`;
    said.textContent = refusal.sentence;
    if (field) {
      field.closest(".govuk-form-group")?.classList.add("govuk-form-group--error");
      field.before(said);
      field.setAttribute("aria-describedby", said.id);
      if (form.contains(document.activeElement) || document.activeElement === document.body) {
        field.focus();
      }
    } else {
      form.prepend(said);
    }
  }
}

/** Takes a form's words as said: what was typed anew is emptied, and what was there before is what it is now. */
export function settle(form: HTMLFormElement): void {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text")) {
      if (field.defaultValue) {
        field.defaultValue = field.value;
      } else {
        field.value = "";
      }
    } else if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = field.defaultChecked;
    }
  }
}

/** Puts back what was refused, unless something else was typed since. */
export function unsettle(form: HTMLFormElement, fields: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text")) {
      field.value ||= fields.get(field.name) ?? "";
    } else if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked ||= fields.getAll(field.name).includes(field.value);
    }
  }
}

// What the facilitator decides about everyone is done now or not at all; what people say and do waits on the phone until there is a line.
const kept = new Set([
  ...["writeNote", "editNote", "withdrawNote", "placeDots", "addComment", "raiseHand", "giveFeedback", "approveTranslation", "translateNote", "summarise"],
  ...["makeGroup", "moveNotes", "nameGroup", "mergeGroups", "splitGroup", "undoMove"],
  ...["addTableNote", "placeTableDots", "countTable", "raiseTableHand", "lowerTableHand", "giveTableFeedback"],
]);

/** Sends a workshop's forms without leaving the page. What changes the whole page, such as a peek, goes the plain way. */
export class Forms {
  private readonly sending = new Set<string>();

  constructor(
    private readonly page: Page,
    private readonly outbox: Promise<Outbox | null>,
  ) {}

  start(): void {
    this.page.root.addEventListener("submit", (event) => {
      const form = event.target as HTMLFormElement;
      if (form.dataset["command"] && !event.defaultPrevented) {
        event.preventDefault();
        void this.submit(form, event.submitter);
      }
    });
    this.page.root.querySelector("[data-refresh]")?.addEventListener("click", (event) => {
      event.preventDefault();
      void this.page.refresh();
    });
  }

  async submit(form: HTMLFormElement, button: HTMLElement | null, isQuiet = false): Promise<void> {
    const fields = fieldsOf(form, button);
    fields.set("op", newId());
    const outbox = kept.has(fields.get("do") ?? "") ? await this.outbox : null;
    if (outbox) {
      await outbox.keep(form, fields, wordsOf(fields, button), isQuiet);
    } else if (!this.sending.has(form.id)) {
      await this.sendNow(form, fields, isQuiet);
    }
  }

  private async sendNow(form: HTMLFormElement, fields: URLSearchParams, isQuiet: boolean): Promise<void> {
    this.sending.add(form.id);
    const answer = await send(location.href.split("#")[0]!, fields);
    this.sending.delete(form.id);
    this.page.line(answer !== null);
    if (!answer) {
      showRefusals(form, [{ code: "unsent", sentence: this.page.words["unsent"] ?? "", field: null }]);
      this.page.say(this.page.words["unsent"]);
      return;
    }

    if (answer.refusals.some((refusal) => refusal.code === "no-answer")) {
      location.reload();
      return;
    }

    showRefusals(form, answer.refusals);
    if (answer.refusals.length > 0) {
      this.page.say(answer.refusals.map((refusal) => refusal.sentence).join(" "));
      return;
    }

    settle(form);
    await this.page.refresh(!isQuiet);
    this.page.say(this.page.words["saved"]);
  }
}

// What somebody did, as it is shown while it waits. One dot more is one more than they see, which may be on its way still.
function wordsOf(fields: URLSearchParams, button: HTMLElement | null): string {
  const mine = button?.closest(".hub-dots")?.querySelector<HTMLElement>("[data-mine]");
  if (mine && button?.dataset["step"]) {
    setDots(mine, Math.max(0, Number(mine.dataset["mine"]) + Number(button.dataset["step"])));
    fields.set("place", `${(fields.get("place") ?? "").split("-")[0]}-${mine.dataset["mine"]}`);
    return `${mine.textContent}${button.querySelector(".govuk-visually-hidden")?.textContent ?? ""}`;
  }

  return fields.get("text") || [button?.textContent?.trim(), fields.get("name")].filter(Boolean).join(": ");
}
