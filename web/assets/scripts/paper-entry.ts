interface Waiting {
  serial: string;
  marks: string;
}

const pause = 3_000;

/**
 * Papers are typed one after another without waiting for the line: each goes into a queue that outlives a reload, and is sent in the
 * background until the server has it. What it refuses comes back to the fields. Without this the form sends each paper by itself.
 */
export function enterPapers(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-paper-entry]");
  const serial = form?.querySelector<HTMLInputElement>("#serial");
  const marks = form?.querySelector<HTMLInputElement>("#marks");
  const note = form?.querySelector<HTMLElement>("[data-paper-note]");
  const wrong = form?.querySelector<HTMLElement>("[data-paper-wrong]");
  const count = document.querySelector<HTMLElement>("[data-paper-count]");
  if (!form || !serial || !marks || !note || !wrong || !count) {
    return;
  }

  const key = form.dataset["paperKey"] ?? "";
  const queue = JSON.parse(sessionStorage.getItem(key) ?? "[]") as Waiting[];
  const known = new Set([...document.querySelectorAll("table th[scope=row]")].map((cell) => numberOf(cell.textContent)));
  let isSending = false;

  const store = (): void => sessionStorage.setItem(key, JSON.stringify(queue));
  const refuse = (paper: Waiting, sentences: string[]): void => {
    const text = document.createElement("p");
    text.className = "govuk-error-message";
    text.textContent = `${paper.serial} (${paper.marks}): ${sentences.join(" ")} `;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "hub-link-button";
    again.textContent = `Type ${paper.serial} again`;
    again.addEventListener("click", () => {
      serial.value = paper.serial;
      marks.value = paper.marks;
      text.remove();
      marks.focus();
    });
    text.append(again);
    wrong.append(text);
  };

  const send = async (): Promise<void> => {
    if (isSending) {
      return;
    }

    isSending = true;
    for (let paper = queue[0]; paper; paper = queue[0]) {
      const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
      fields.set("serial", paper.serial);
      fields.set("marks", paper.marks);
      const answer = await fetch(form.dataset["paperEntry"] ?? "", { method: "POST", body: fields }).catch(() => undefined);
      if (answer?.status !== 204 && answer?.status !== 422) {
        note.textContent = `${note.dataset["paperWaiting"] ?? ""}${queue.length}.`;
        window.setTimeout(() => void send(), pause);
        break;
      }

      queue.shift();
      store();
      if (answer.status === 422) {
        refuse(paper, (await answer.json()) as string[]);
      } else {
        known.add(numberOf(paper.serial));
        count.textContent = String(known.size);
        note.textContent = `${note.dataset["paperSent"] ?? ""}${paper.serial}.`;
      }
    }

    isSending = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (serial.value.trim() === "") {
      serial.focus();
      return;
    }

    queue.push({ serial: serial.value.trim(), marks: marks.value.trim() });
    store();
    form.querySelectorAll<HTMLInputElement>("#serial, #marks").forEach((field) => (field.value = ""));
    serial.focus();
    void send();
  });
  serial.addEventListener("keydown", (event) => {
    // A scanner ends a serial with Enter; what is marked comes next.
    if (event.key === "Enter" && marks.value === "") {
      event.preventDefault();
      marks.focus();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (queue.length > 0) {
      event.preventDefault();
    }
  });
  void send();
}

/** The number of a paper in any form of its serial, which ends with a check character. */
function numberOf(serial: string | null): string {
  return (/(\d+)[- ]?\S$/.exec((serial ?? "").trim())?.[1] ?? "").replace(/^0+/, "");
}
