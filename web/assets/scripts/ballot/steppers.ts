import { changed, whole, type Ballot } from "./form";
import { figure, say } from "./words";

/** One point more or fewer without asking the server; a limit is said beside the field, and no button goes dead. */
export function startSteppers(ballot: Ballot): void {
  ballot.form.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-step]");
    const card = button?.closest<HTMLElement>("[data-card]");
    const field = card?.querySelector<HTMLInputElement>("input[data-points]");
    if (!button || !card || !field) {
      return;
    }

    event.preventDefault();
    const most = Number(field.dataset["most"] || Infinity);
    const wanted = whole(field.value) + Number(button.dataset["step"]);
    const note = card.querySelector<HTMLElement>("[data-note]");
    if (note) {
      note.textContent = wanted > most ? say(ballot.words, "atMost", figure(most)) : wanted < 0 ? say(ballot.words, "none") : "";
      note.setAttribute("role", "status");
    }

    const points = Math.max(0, Math.min(most, wanted));
    field.value = points === 0 ? "" : String(points);
    changed(ballot);
  });
}
