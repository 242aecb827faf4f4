import { money, number } from "./money";

/** Shows at once what the ballot holds so far: projects, cost or points, and what is left. The server checks it again. */
export function keepTally(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-tally]");
  const box = form?.querySelector<HTMLElement>(".hub-tally");
  if (!form || !box) {
    return;
  }

  const spoken = box.querySelector<HTMLElement>("[data-spoken]");
  let speaking = 0;
  const update = (): void => {
    const { used, sentence, over } = sum(form);
    box.classList.toggle("hub-tally--over", over);
    write(box, "[data-sentence]", sentence);
    box.querySelector<HTMLProgressElement>("progress")?.setAttribute("value", String(used));
    window.clearTimeout(speaking);
    speaking = window.setTimeout(() => {
      if (spoken) {
        spoken.textContent = sentence;
      }
    }, 1200);
  };
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  window.addEventListener("pageshow", update);
}

function sum(form: HTMLFormElement): { used: number; sentence: string; over: boolean } {
  const limit = Number(form.dataset["limit"]);
  switch (form.dataset["tally"]) {
    case "cost": {
      const used = chosen(form).reduce((total, box) => total + Number(box.dataset["cost"]), 0);
      const currency = form.dataset["currency"] ?? "GBP";
      const left = used > limit ? `${money(used - limit, currency)} too much` : `${money(limit - used, currency)} left`;
      return { used, over: used > limit, sentence: `${projects(chosen(form).length)}, ${money(used, currency)} of ${money(limit, currency)}, ${left}` };
    }
    case "points": {
      const used = [...form.querySelectorAll<HTMLInputElement>("input[data-points]")].reduce((total, field) => total + whole(field.value), 0);
      const left = used > limit ? `${number(used - limit)} too many` : `${number(limit - used)} left`;
      return { used, over: used > limit, sentence: `${number(used)} of ${number(limit)} points given, ${left}` };
    }
    default: {
      const used = chosen(form).length;
      const left = used > limit ? `${number(used - limit)} too many` : `${number(limit - used)} left`;
      return { used, over: used > limit, sentence: limit > 0 ? `${number(used)} of ${number(limit)} projects chosen, ${left}` : `${projects(used)} chosen` };
    }
  }
}

function chosen(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("input[name=project]:checked")];
}

function projects(count: number): string {
  return count === 1 ? "1 project" : `${number(count)} projects`;
}

function whole(text: string): number {
  const value = Number(text.trim());
  return Number.isInteger(value) && value > 0 ? value : 0;
}

function write(box: HTMLElement, where: string, text: string): void {
  const target = box.querySelector(where);
  if (target) {
    target.textContent = text;
  }
}
