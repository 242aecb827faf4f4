import { wordsOf, type Words } from "./words";

/** The ballot's form and the cards of its projects. Whatever changes a choice tells the form of it by the event hub:changed. */
export type Ballot = {
  form: HTMLFormElement;
  words: Words;
  kind: string;
  limit: number;
  currency: string;
  cards: HTMLElement[];
};

export function findBallot(): Ballot | undefined {
  const form = document.querySelector<HTMLFormElement>("form[data-ballot]");
  return form
    ? {
        form,
        words: wordsOf(form),
        kind: form.dataset["ballot"] ?? "",
        limit: Number(form.dataset["limit"]),
        currency: form.dataset["currency"] ?? "GBP",
        cards: [...form.querySelectorAll<HTMLElement>("[data-card]")],
      }
    : undefined;
}

export function changed(ballot: Ballot): void {
  ballot.form.dispatchEvent(new Event("hub:changed"));
}

/** What stands on a card: 1 for a tick, the points, the score or the place; undefined when it is not chosen. */
export function value(card: HTMLElement): number | undefined {
  const ticked = card.querySelector<HTMLInputElement>("input[type=checkbox], input[type=radio]");
  if (ticked) {
    const checked = [...card.querySelectorAll<HTMLInputElement>("input:checked")].find((input) => input.value !== "");
    return checked ? (checked.name === "project" ? 1 : Number(checked.value)) : undefined;
  }

  const field = card.querySelector<HTMLInputElement>("input[data-points]");
  if (field) {
    const points = whole(field.value);
    return points > 0 ? points : undefined;
  }

  return card.dataset["rank"] ? Number(card.dataset["rank"]) : undefined;
}

export function whole(text: string): number {
  const number = Number(text.trim());
  return Number.isInteger(number) && number > 0 ? number : 0;
}

export function nameOf(card: HTMLElement): string {
  return card.querySelector("[data-name]")?.textContent ?? "";
}

export function costOf(card: HTMLElement): number {
  return Number(card.dataset["cost"]);
}

/** Says something to whoever listens instead of looking, once the last change is a moment past, so that nothing is said over. */
export function speaker(box: HTMLElement | null): (sentence: string) => void {
  let waiting = 0;
  return (sentence) => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (box && box.textContent !== sentence) {
        box.textContent = sentence;
      }
    }, 1000);
  };
}
