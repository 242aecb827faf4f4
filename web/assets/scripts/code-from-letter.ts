/** A letter's QR code carries the voter code behind the #, which no browser sends to a server. It fills the field and leaves the address. */
export function fillCodeFromLetter(): void {
  const field = document.querySelector<HTMLInputElement>("[data-code-from-letter]");
  if (!field) {
    return;
  }

  fill(field);
  // A second letter scanned while the page is open changes nothing but what is behind the #.
  window.addEventListener("hashchange", () => fill(field));
}

function fill(field: HTMLInputElement): void {
  const code = readable(location.hash.slice(1));
  if (!/^[0-9a-z*~$=-]{12,20}$/i.test(code)) {
    return;
  }

  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
  const said = document.querySelector<HTMLElement>("[data-code-filled]");
  if (said) {
    said.textContent = said.dataset["text"] ?? "";
  }
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
