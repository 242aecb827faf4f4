/** Keeps the ordered list beside the fields that hold the places, and moves a project at once where the page without script asks the server. */
export function startRanking(): void {
  const list = document.querySelector<HTMLElement>("[data-ranking]");
  const fields = document.querySelector<HTMLElement>("[data-ranking-fields]");
  const template = document.querySelector<HTMLTemplateElement>("template[data-ranking-item]");
  if (!list || !fields || !template) {
    return;
  }

  const selects = [...fields.querySelectorAll<HTMLSelectElement>("select")];
  let order = ranked(selects);
  const show = (): void => {
    write(selects, order);
    list.replaceChildren(...order.map((field) => item(template, field)));
    document.querySelector("[data-ranking-empty]")?.toggleAttribute("hidden", order.length > 0);
  };
  fields.addEventListener("change", (event) => {
    const field = event.target as HTMLSelectElement;
    const place = Number(field.value);
    order = order.filter((other) => other !== field);
    if (place > 0) {
      order.splice(place - 1, 0, field);
    }

    // What no longer has a place of its own drops out, as the list would grow beyond the ballot.
    order = order.slice(0, field.options.length - 1);
    show();
    say(field, order);
  });
  list.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-move]");
    const field = selects.find((select) => select.id === button?.closest<HTMLElement>("[data-ranked]")?.dataset["ranked"]);
    if (!button || !field) {
      return;
    }

    event.preventDefault();
    order = moved(order, field, button.dataset["move"] ?? "");
    show();
    say(field, order);
    const again = list.querySelector<HTMLElement>(`[data-ranked="${CSS.escape(field.id)}"] [data-move="${button.dataset["move"] ?? ""}"]`);
    (again ?? field).focus();
  });
  window.addEventListener("pageshow", () => {
    order = ranked(selects);
    show();
  });
}

function ranked(selects: HTMLSelectElement[]): HTMLSelectElement[] {
  return selects.filter((field) => Number(field.value) > 0).sort((one, other) => Number(one.value) - Number(other.value));
}

function write(selects: HTMLSelectElement[], order: HTMLSelectElement[]): void {
  for (const field of selects) {
    field.value = order.includes(field) ? String(order.indexOf(field) + 1) : "";
  }
}

function moved(order: HTMLSelectElement[], field: HTMLSelectElement, move: string): HTMLSelectElement[] {
  const at = order.indexOf(field);
  const others = order.filter((other) => other !== field);
  if (move !== "out") {
    others.splice(Math.max(0, Math.min(others.length, at + (move === "up" ? -1 : 1))), 0, field);
  }

  return others;
}

function item(template: HTMLTemplateElement, field: HTMLSelectElement): Node {
  const line = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const name = field.dataset["name"] ?? "";
  line.dataset["ranked"] = field.id;
  line.querySelector("[data-name]")?.append(name);
  for (const about of line.querySelectorAll("[data-about]")) {
    about.textContent = ` ${name}`;
  }

  for (const button of line.querySelectorAll<HTMLButtonElement>("button[data-move]")) {
    button.value = `${button.dataset["move"] ?? ""}:${field.dataset["project"] ?? ""}`;
  }

  return line;
}

function say(field: HTMLSelectElement, order: HTMLSelectElement[]): void {
  const spoken = document.querySelector<HTMLElement>("[data-ranking-spoken]");
  if (spoken) {
    const place = order.indexOf(field) + 1;
    spoken.textContent = place > 0 ? `${field.dataset["name"] ?? ""} is now number ${place}` : `${field.dataset["name"] ?? ""} has no place`;
  }
}
