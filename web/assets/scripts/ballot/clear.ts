import { changed, type Ballot } from "./form";

/** Takes back the choice of one. */
export function startClearing(ballot: Ballot): void {
  ballot.form.querySelector("[data-clear]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const input of ballot.form.querySelectorAll<HTMLInputElement>("input[name=project]")) {
      input.checked = false;
    }

    changed(ballot);
  });
}
