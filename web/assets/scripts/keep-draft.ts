const pause = 5_000;

/** Keeps what is being written on the server, some seconds after the last key. Without this the form's buttons keep it. */
export function keepDraft(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-kept]:not([data-kept=False])");
  const note = form?.querySelector<HTMLElement>("[data-kept-note]");
  if (!form || !note) {
    return;
  }

  let waiting = 0;
  const keep = async (): Promise<void> => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      fields.append(name, String(value));
    }

    fields.set("then", "keep");
    const answer = await fetch(form.action, { method: "POST", body: fields }).catch(() => undefined);
    note.textContent = answer?.status === 204 ? (note.dataset["keptText"] ?? "") : "";
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void keep(), pause);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
