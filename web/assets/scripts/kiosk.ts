/** At a shared device: asks whether somebody is still there after a while without a touch or a key, and else makes room for the next. */
export function watchKiosk(): void {
  const ask = document.querySelector<HTMLDialogElement>("dialog[data-kiosk]");
  const words = ask?.querySelector<HTMLElement>("[data-kiosk-left]");
  const start = ask?.dataset["kiosk"];
  if (!ask || !words || !start || location.pathname === start) {
    return;
  }

  const after = Number(ask.dataset["kioskAfter"]);
  const grace = Number(ask.dataset["kioskGrace"]);
  let idle = 0;
  const stir = (): void => {
    if (!ask.open) {
      idle = 0;
    }
  };
  for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(kind, stir, { passive: true, capture: true });
  }

  ask.addEventListener("close", () => {
    idle = 0;
  });
  setInterval(() => {
    idle++;
    if (idle >= after + grace) {
      location.replace(start);
    } else if (idle >= after) {
      words.textContent = (words.dataset["kioskLeft"] ?? "").replace("{0}", String(after + grace - idle));
      if (!ask.open) {
        ask.showModal();
      }
    }
  }, 1_000);
}
