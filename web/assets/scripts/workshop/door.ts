/** From the line before the door: asks again by itself when it is time. */
export function askAgain(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-ask-again]");
  if (form) {
    window.setTimeout(() => form.submit(), Number(form.dataset["askAgain"]) * 1_000);
  }
}
