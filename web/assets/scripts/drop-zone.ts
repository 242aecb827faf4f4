/** Lets a file be dropped on the box around a file field; the field itself works without this. */
export function acceptDrops(): void {
  for (const zone of document.querySelectorAll<HTMLElement>("[data-drop]")) {
    const field = zone.querySelector<HTMLInputElement>("input[type=file]");
    if (!field) {
      continue;
    }

    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("hub-drop--over");
      });
    }

    for (const name of ["dragleave", "drop"]) {
      zone.addEventListener(name, () => zone.classList.remove("hub-drop--over"));
    }

    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer?.files.length) {
        field.files = event.dataTransfer.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
        field.focus();
      }
    });
  }
}
