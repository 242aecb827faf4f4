/** Above a list of tick boxes, one that ticks them all. */
export function offerChooseAll(): void {
  for (const list of document.querySelectorAll<HTMLElement>("[data-choose-all]")) {
    const boxes = [...list.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
    const all = list.querySelector<HTMLTemplateElement>("template[data-choose]")?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
    const tick = all?.querySelector("input");
    if (!all || !tick || boxes.length < 2) {
      continue;
    }

    tick.addEventListener("change", () => boxes.forEach((box) => (box.checked = tick.checked)));
    list.prepend(all);
  }
}
