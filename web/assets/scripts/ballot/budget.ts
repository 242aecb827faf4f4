import { money } from "../money";
import { costOf, nameOf, speaker, value, type Ballot } from "./form";
import { count, figure, say } from "./words";

type Bar = { used: number; over: boolean; left: string; details: string[] };

/** Shows at once what is left, and says it a moment later. The server adds it up again. */
export function keepBudget(ballot: Ballot): void {
  const bar = ballot.form.querySelector<HTMLElement>("[data-budget]");
  if (!bar) {
    return;
  }

  const speak = speaker(bar.querySelector("[data-spoken]"));
  const update = (): Bar => {
    const now = sum(ballot);
    bar.classList.toggle("hub-budget--over", now.over);
    for (const left of ballot.form.querySelectorAll("[data-left]")) {
      left.textContent = now.left;
    }

    bar.querySelector("[data-details]")!.textContent = now.details.join(" · ");
    bar.querySelector("progress")?.setAttribute("value", String(Math.min(now.used, ballot.limit)));
    showFits(ballot, now.used);
    showChosen(ballot);
    return now;
  };
  const tell = (): void => {
    const now = update();
    speak([now.left, ...now.details].join(". "));
  };
  ballot.form.addEventListener("input", tell);
  ballot.form.addEventListener("hub:changed", tell);
  window.addEventListener("pageshow", update);
  clearOfTheBar(bar);
}

// Whatever is focused or jumped to stays clear of the bar, however high its text makes it.
function clearOfTheBar(bar: HTMLElement): void {
  const root = document.documentElement;
  const clear = (): void => {
    root.style.scrollPaddingTop = getComputedStyle(bar).position === "sticky" ? `${Math.ceil(bar.getBoundingClientRect().height) + 12}px` : "";
  };
  new ResizeObserver(clear).observe(bar);
  window.addEventListener("resize", clear);
  clear();
}

function sum({ cards, kind, limit, currency, words }: Ballot): Bar {
  const chosen = cards.filter((card) => value(card) !== undefined);
  const number = chosen.length;
  switch (kind) {
    case "cost": {
      const used = chosen.reduce((total, card) => total + costOf(card), 0);
      const left = limit - used;
      const fits = cards.filter((card) => value(card) === undefined && costOf(card) <= left).length;
      return {
        used,
        over: left < 0,
        left: left < 0 ? say(words, "over", money(-left, currency), money(limit, currency)) : say(words, "left", money(left, currency), money(limit, currency)),
        details: [count(words, "chosen", number), say(words, "spent", money(used, currency)), fits > 0 ? count(words, "fits", fits) : say(words, "noneFits")],
      };
    }
    case "points": {
      const used = chosen.reduce((total, card) => total + (value(card) ?? 0), 0);
      return {
        used,
        over: used > limit,
        left: used > limit ? count(words, "pointsOver", used - limit) : count(words, "pointsLeft", limit - used),
        details: [say(words, "pointsGiven", figure(used), figure(limit))],
      };
    }
    case "scores":
      return { used: number, over: false, left: say(words, "scored", figure(number), figure(limit)), details: [] };
    default:
      return {
        used: number,
        over: limit > 0 && number > limit,
        left:
          limit === 0 ? count(words, "chosen", number)
          : number > limit ? count(words, "tooMany", number - limit)
          : number === limit ? say(words, "full")
          : count(words, "more", limit - number),
        details: limit > 0 ? [say(words, "ofChosen", figure(number), figure(limit))] : [],
      };
  }
}

function showFits({ cards, limit, currency, words }: Ballot, used: number): void {
  const left = limit - used;
  for (const card of cards) {
    const fit = card.querySelector<HTMLElement>("[data-fit]");
    if (fit) {
      const fitting = costOf(card) <= left;
      fit.hidden = value(card) !== undefined;
      fit.classList.toggle("hub-fit--over", !fit.hidden && !fitting);
      fit.textContent = fitting
        ? say(words, "leaves", money(left - costOf(card), currency))
        : say(words, "lacks", money(costOf(card) - Math.max(0, left), currency));
    }
  }
}

function showChosen({ form, cards, kind, currency }: Ballot): void {
  const list = form.querySelector<HTMLElement>("[data-chosen]");
  const chosen = cards.filter((card) => value(card) !== undefined);
  for (const card of cards) {
    card.classList.toggle("hub-option--chosen", chosen.includes(card));
    form.querySelector(`[data-point="${card.dataset["card"] ?? ""}"]`)?.classList.toggle("hub-map__point--chosen", chosen.includes(card));
  }

  if (!list) {
    return;
  }

  list.replaceChildren(
    ...chosen.map((card) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.className = "govuk-link";
      link.href = `#${card.id}`;
      link.textContent = nameOf(card);
      const amount = document.createElement("span");
      amount.className = "hub-cost";
      amount.textContent = kind === "points" || kind === "scores" ? figure(value(card) ?? 0) : money(costOf(card), currency);
      line.append(link, " ", amount);
      return line;
    }),
  );
  form.querySelector("[data-chosen-none]")?.toggleAttribute("hidden", chosen.length > 0);
}
