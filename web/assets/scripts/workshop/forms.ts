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
      field.focus();
    } else {
      form.prepend(said);
    }
  }
}

/** Sends a workshop's forms without leaving the page. What changes the whole page, such as a peek, goes the plain way. */
export class Forms {
  private readonly sending = new Set<string>();

  constructor(private readonly page: Page) {}

  start(): void {
    this.page.root.addEventListener("submit", (event) => {
      const form = event.target as HTMLFormElement;
      if (form.dataset["command"] && !form.hasAttribute("data-outbox") && !event.defaultPrevented) {
        event.preventDefault();
        void this.submit(form, event.submitter);
      }
    });
    this.page.root.querySelector("[data-refresh]")?.addEventListener("click", (event) => {
      event.preventDefault();
      void this.page.refresh();
    });
  }

  private async submit(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    if (this.sending.has(form.id)) {
      return;
    }

    this.sending.add(form.id);
    const fields = fieldsOf(form, button);
    fields.set("op", newId());
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

    form.reset();
    await this.page.refresh(true);
    this.page.say(this.page.words["saved"]);
  }
}
