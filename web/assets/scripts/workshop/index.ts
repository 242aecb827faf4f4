import { offerCalm } from "./calm";
import { askAgain } from "./door";
import { dragNotes } from "./drag";
import { Editors } from "./editors";
import { Forms } from "./forms";
import { Outbox } from "./outbox";
import { Page } from "./page";
import { playReplay } from "./replay";
import { tickTimers } from "./timer";
import { follow } from "./follow";

/** Puts life on a workshop's pages: what others do appears, forms are sent without leaving the page, and notes survive a lost line. */
export function startWorkshop(): void {
  askAgain();
  playReplay();
  const root = document.querySelector<HTMLElement>("[data-workshop]");
  if (!root) {
    return;
  }

  offerCalm(root);
  dragNotes(root);
  const page = new Page(root);
  tickTimers(root, page.words);
  page.restore();
  const outbox = new Outbox(page);
  const forms = new Forms(page, outbox.start().then(() => outbox, () => null));
  forms.start();
  const editors = new Editors(page, forms);
  editors.start();
  follow(page, editors);
}
