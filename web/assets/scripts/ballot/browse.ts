import { costOf, nameOf, value, type Ballot } from "./form";
import { count, figure, say } from "./words";

/** Searches, filters and sorts at once. Cards are hidden, never taken out: what is chosen on them stays chosen. */
export function browseProjects(ballot: Ballot): void {
  const { form, cards } = ballot;
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("#find, #area, #category, #most, #order")];
  if (fields.length === 0) {
    return;
  }

  const texts = new Map(cards.map((card) => [card, plain(`${nameOf(card)} ${card.querySelector("[data-text]")?.textContent ?? ""}`)]));
  const read = (id: string): string => fields.find((field) => field.id === id)?.value ?? "";
  const show = (): void => {
    const words = plain(read("find")).split(" ").filter(Boolean);
    const [area, category, most] = [read("area"), read("category"), read("most")];
    for (const card of cards) {
      card.hidden =
        (area !== "" && card.dataset["area"] !== area) ||
        (category !== "" && !(card.dataset["kinds"] ?? "").split("|").includes(category)) ||
        (most !== "" && costOf(card) > Number(most)) ||
        !words.every((word) => texts.get(card)?.includes(word));
      form.querySelector(`[data-point="${card.dataset["card"] ?? ""}"]`)?.toggleAttribute("hidden", card.hidden);
    }

    tell(ballot);
  };
  const sort = (): void => {
    const by = orders[read("order")] ?? orders[""]!;
    cards[0]?.parentElement?.append(...[...cards].sort(by));
  };
  for (const field of fields) {
    field.addEventListener("input", (event) => {
      // What is typed here is no choice.
      event.stopPropagation();
      (field.id === "order" ? sort : show)();
    });
    field.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Enter" && field.id === "find") {
        event.preventDefault();
      }
    });
  }

  form.querySelector("[data-show-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const field of fields) {
      field.value = "";
    }

    sort();
    show();
  });
}

const orders: Record<string, (one: HTMLElement, other: HTMLElement) => number> = {
  "": (one, other) => Number(one.dataset["mixed"]) - Number(other.dataset["mixed"]),
  cost: (one, other) => costOf(one) - costOf(other),
  dearest: (one, other) => costOf(other) - costOf(one),
  name: (one, other) => nameOf(one).localeCompare(nameOf(other)),
  listed: (one, other) => Number(one.dataset["card"]) - Number(other.dataset["card"]),
};

function tell({ form, cards, words }: Ballot): void {
  const found = form.querySelector("[data-found]");
  const shown = cards.filter((card) => !card.hidden).length;
  const hidden = cards.filter((card) => card.hidden && value(card) !== undefined).length;
  if (found) {
    found.textContent = say(words, "shown", figure(shown), figure(cards.length)) + (hidden > 0 ? `. ${count(words, "hidden", hidden)}.` : "");
  }
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
