type Drag = { note: string; pointer: number; handle: HTMLElement; ghost: HTMLElement; over: HTMLElement | null };

const edge = 60;
const scroll = 14;

/**
 * Notes are moved by finger or mouse, too: onto a group, onto another note, or out of their group. It ends in the same form that the menus
 * and ticks fill in, which stay; notes that are ticked go along.
 */
export function dragNotes(root: HTMLElement): void {
  let drag: Drag | null = null;
  const end = (): void => {
    drag?.ghost.remove();
    drag?.over?.classList.remove("hub-thing--over");
    drag = null;
    delete root.dataset["dragging"];
  };

  root.addEventListener("pointerdown", (event) => {
    const handle = (event.target as HTMLElement).closest<HTMLElement>("[data-drag]");
    if (!handle || event.button !== 0 || drag) {
      return;
    }

    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    drag = { note: handle.dataset["drag"] ?? "", pointer: event.pointerId, handle, ghost: ghostOf(handle), over: null };
    root.dataset["dragging"] = "";
    place(drag.ghost, event);
  });
  root.addEventListener("pointermove", (event) => {
    if (drag?.pointer !== event.pointerId) {
      return;
    }

    place(drag.ghost, event);
    window.scrollBy(0, event.clientY < edge ? -scroll : event.clientY > window.innerHeight - edge ? scroll : 0);
    const over = thingAt(event);
    if (over !== drag.over) {
      drag.over?.classList.remove("hub-thing--over");
      over?.classList.add("hub-thing--over");
      drag.over = over;
    }
  });
  root.addEventListener("pointerup", (event) => {
    if (drag?.pointer === event.pointerId) {
      const { note, handle } = drag;
      const [from, onto] = [handle.closest<HTMLElement>(".hub-thing"), thingAt(event)];
      const isOnBoard = document.elementFromPoint(event.clientX, event.clientY)?.closest(".hub-board") !== null;
      end();
      if (onto ? onto !== from : isOnBoard && from?.classList.contains("hub-thing--group")) {
        move(root, note, onto);
      }
    }
  });
  root.addEventListener("pointercancel", end);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      end();
    }
  });
}

function move(root: HTMLElement, note: string, onto: HTMLElement | null): void {
  const form = root.querySelector<HTMLFormElement>("#grouping-form");
  const own = root.querySelector<HTMLInputElement>(`#pick-${note}`);
  if (!form || !own) {
    return;
  }

  if (!own.checked) {
    root.querySelectorAll<HTMLInputElement>("input[name=notes][form=grouping-form]").forEach((pick) => (pick.checked = false));
    own.checked = true;
  }

  const isNote = onto && !onto.classList.contains("hub-thing--group");
  const other = isNote ? onto.querySelector<HTMLInputElement>("input[name=notes]") : null;
  const group = form.querySelector<HTMLSelectElement>("select[name=group]");
  if (other) {
    other.checked = true;
  } else if (group) {
    group.value = onto?.id.slice(1) ?? "0";
  }

  form.querySelector<HTMLButtonElement>(`button[value=${other ? "makeGroup" : "moveNotes"}]`)?.click();
}

function thingAt(event: PointerEvent): HTMLElement | null {
  return document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>(".hub-thing") ?? null;
}

function ghostOf(handle: HTMLElement): HTMLElement {
  const ghost = document.createElement("div");
  ghost.className = "hub-ghost";
  ghost.setAttribute("aria-hidden", "true");
  ghost.textContent = handle.closest(".hub-note")?.querySelector(".hub-note__text")?.textContent ?? "";
  document.body.append(ghost);
  return ghost;
}

// Where it is comes from the pointer alone; a style in an attribute would be against the page's content policy, one set by script is not.
function place(ghost: HTMLElement, event: PointerEvent): void {
  ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`;
}
