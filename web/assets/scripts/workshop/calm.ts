/** A calm page has no colours and no countdown, and changes only when its reader asks. The choice stays on the phone. */
export function offerCalm(root: HTMLElement): void {
  const box = root.querySelector<HTMLInputElement>("#calm");
  if (!box) {
    return;
  }

  const show = (): void => void root.classList.toggle("hub-calm", box.checked);
  box.checked = localStorage.getItem("hub-calm") === "yes";
  box.addEventListener("change", () => {
    localStorage.setItem("hub-calm", box.checked ? "yes" : "no");
    show();
  });
  show();
}

export function isCalm(root: HTMLElement): boolean {
  return root.classList.contains("hub-calm");
}
