/** Asks before a voter closes a page whose vote is not in the box; many believe they have voted when they have not. */
export function warnUntilCast(): void {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-not-yet-cast]");
  if (forms.length === 0) {
    return;
  }

  let leaving = false;
  let begun = [...forms].some((form) => form.dataset["notYetCast"] === "begun");
  for (const form of forms) {
    form.addEventListener("submit", (event) => (leaving = !event.defaultPrevented));
    form.addEventListener("input", () => (begun = true));
    form.addEventListener("hub:changed", () => (begun = true));
  }

  for (const link of document.querySelectorAll("a[data-in-flow], .govuk-back-link")) {
    link.addEventListener("click", () => (leaving = true));
  }

  window.addEventListener("pageshow", () => (leaving = false));
  window.addEventListener("beforeunload", (event) => {
    if (begun && !leaving) {
      event.preventDefault();
    }
  });
}
