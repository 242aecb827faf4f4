import { money } from "../money";
import { changed, costOf, nameOf, type Ballot } from "./form";
import { figure, say } from "./words";

/** Moves a project in the voter's order at once, by button or by dragging, where the page without script asks the server. */
export function startRanking(ballot: Ballot): void {
  const { form, cards, words } = ballot;
  const list = form.querySelector<HTMLElement>("[data-ranking]");
  const template = form.querySelector<HTMLTemplateElement>("template[data-ranking-item]");
  if (!list || !template) {
    return;
  }

  const lines = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[data-ranked]")];
  const cardOf = (line: HTMLElement): HTMLElement | undefined => cards.find((card) => card.dataset["project"] === line.dataset["ranked"]);
  const number = (): void => {
    const order = lines();
    for (const card of cards) {
      const place = order.findIndex((line) => line.dataset["ranked"] === card.dataset["project"]) + 1;
      card.dataset["rank"] = place > 0 ? String(place) : "";
      const tag = card.querySelector<HTMLElement>("[data-place]");
      if (tag) {
        tag.hidden = place === 0;
        tag.textContent = say(words, "place", figure(place));
      }

      card.querySelector("[data-add]")?.toggleAttribute("hidden", place > 0);
    }

    order.forEach((line, at) => line.querySelector("input")?.setAttribute("value", String(at + 1)));
    form.querySelector("[data-ranking-empty]")?.toggleAttribute("hidden", order.length > 0);
  };
  const moved = (name: string, place: number): void => {
    number();
    changed(ballot);
    const note = form.querySelector<HTMLElement>("[data-moved]");
    if (note) {
      note.textContent = place > 0 ? say(words, "now", name, figure(place)) : say(words, "out", name);
    }
  };

  form.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-add], button[data-move]");
    if (!button) {
      return;
    }

    event.preventDefault();
    const card = button.closest<HTMLElement>("[data-card]");
    if (card) {
      const line = item(template, card, ballot.currency);
      list.append(line);
      moved(nameOf(card), lines().length);
      card.querySelector<HTMLElement>("[data-name]")?.focus();
      return;
    }

    const line = button.closest<HTMLElement>("[data-ranked]")!;
    const name = line.querySelector("[data-name]")?.textContent ?? "";
    if (button.dataset["move"] === "out") {
      const next = line.nextElementSibling ?? line.previousElementSibling;
      const back = cardOf(line);
      line.remove();
      moved(name, 0);
      (next?.querySelector<HTMLElement>("[data-move=out]") ?? back?.querySelector<HTMLElement>("[data-add]"))?.focus();
      return;
    }

    step(list, line, button.dataset["move"] ?? "");
    moved(name, lines().indexOf(line) + 1);
    button.focus();
  });
  startDragging(list, (line) => moved(line.querySelector("[data-name]")?.textContent ?? "", lines().indexOf(line) + 1));
  number();
}

function step(list: HTMLElement, line: HTMLElement, move: string): void {
  if (move === "first") {
    list.prepend(line);
  } else if (move === "up") {
    line.previousElementSibling?.before(line);
  } else {
    line.nextElementSibling?.after(line);
  }
}

function item(template: HTMLTemplateElement, card: HTMLElement, currency: string): HTMLElement {
  const line = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>("[data-ranked]")!;
  const [project, name] = [card.dataset["project"] ?? "", nameOf(card)];
  line.dataset["ranked"] = project;
  line.querySelector("[data-name]")!.textContent = name;
  line.querySelector("[data-cost-shown]")!.textContent = money(costOf(card), currency);
  line.querySelector("input")!.name = `value.${project}`;
  for (const about of line.querySelectorAll("[data-about]")) {
    about.textContent = ` ${name}`;
  }

  for (const button of line.querySelectorAll<HTMLButtonElement>("button[data-move]")) {
    button.value = `${button.dataset["move"] ?? ""}:${project}`;
  }

  return line;
}

// By pointer rather than by the browser's own dragging, which fingers cannot do.
function startDragging(list: HTMLElement, dropped: (line: HTMLElement) => void): void {
  list.addEventListener("pointerdown", (down) => {
    const grip = (down.target as Element).closest<HTMLElement>("[data-grip]");
    const line = grip?.closest<HTMLElement>("[data-ranked]");
    if (!grip || !line || down.button !== 0) {
      return;
    }

    down.preventDefault();
    line.classList.add("hub-ranked--dragged");
    const move = (at: PointerEvent): void => {
      const others = [...list.querySelectorAll<HTMLElement>("[data-ranked]")].filter((other) => other !== line);
      const below = others.find((other) => at.clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
      if (line.nextElementSibling !== (below ?? null)) {
        list.insertBefore(line, below ?? null);
      }
    };
    const end = (): void => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      line.classList.remove("hub-ranked--dragged");
      dropped(line);
    };
    // Heard by the window: a line that is put elsewhere loses the pointer.
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  });
}
