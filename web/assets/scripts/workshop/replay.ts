/** Plays a workshop that is over, as fast as its reader chooses, until somebody stops it. */
export function playReplay(): void {
  const box = document.querySelector<HTMLElement>("[data-replay]");
  const part = box?.querySelector<HTMLElement>("[data-part]");
  if (!box || !part) {
    return;
  }

  const speed = box.querySelector<HTMLSelectElement>("#speed");
  box.querySelector<HTMLElement>("[data-speed]")?.removeAttribute("hidden");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button";
  button.textContent = box.dataset["play"] ?? "";
  part.before(button);
  let isPlaying = false;
  const step = async (): Promise<void> => {
    const next = part.querySelector<HTMLAnchorElement>("[data-next]");
    if (!isPlaying || !next) {
      return;
    }

    const fresh = await fetch(next.href).then((answer) => answer.text()).catch(() => "");
    const other = new DOMParser().parseFromString(fresh, "text/html").querySelector<HTMLElement>("[data-replay]");
    const shown = other?.querySelector("[data-part]");
    if (!other || !shown) {
      return;
    }

    part.replaceChildren(...[...shown.childNodes].map((node) => document.importNode(node, true)));
    if (other.dataset["to"] === other.dataset["last"]) {
      toggle();
    }

    window.setTimeout(() => void step(), Number(speed?.value ?? "1000"));
  };
  const toggle = (): void => {
    isPlaying = !isPlaying;
    button.textContent = (isPlaying ? box.dataset["stop"] : box.dataset["play"]) ?? "";
    void step();
  };
  button.addEventListener("click", toggle);
}
