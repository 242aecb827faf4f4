/** Shows ideas like the one that is being written, under its title. Without this they are shown on the check page. */
export function showSimilarIdeas(): void {
  const place = document.querySelector<HTMLElement>("[data-similar]");
  const title = document.querySelector<HTMLInputElement>("#title");
  const what = document.querySelector<HTMLTextAreaElement>("#what");
  const url = place?.dataset["similar"];
  if (!place || !title || !what || !url) {
    return;
  }

  place.setAttribute("aria-live", "polite");
  let waiting = 0;
  let asked = "";
  const ask = async (): Promise<void> => {
    const query = new URLSearchParams({ title: title.value.slice(0, 150), what: what.value.slice(0, 400), except: place.dataset["except"] ?? "0" }).toString();
    if (title.value.trim().length < 4 || query === asked) {
      return;
    }

    asked = query;
    const answer = await fetch(`${url}?${query}`, { headers: { accept: "text/html" } }).catch(() => undefined);
    if (answer?.ok && asked === query) {
      place.innerHTML = await answer.text();
    }
  };
  for (const field of [title, what]) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void ask(), 500);
    });
  }
}
