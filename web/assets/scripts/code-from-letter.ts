/** A letter's QR code carries the voter code behind the #, which no browser sends to a server. It fills the field and leaves the address. */
export function fillCodeFromLetter(): void {
  const field = document.querySelector<HTMLInputElement>("[data-code-from-letter]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!field || !/^[0-9a-z*~$=-]{12,20}$/i.test(code)) {
    return;
  }

  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
  document.querySelector("[data-code-filled]")?.removeAttribute("hidden");
}
