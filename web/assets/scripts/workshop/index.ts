import { offerCalm } from "./calm";
import { askAgain } from "./door";
import { dragNotes } from "./drag";
import { Forms } from "./forms";
import { Outbox } from "./outbox";
import { Page } from "./page";
import { playReplay } from "./replay";
import { tickTimers } from "./timer";
import { follow } from "./follow";

/** Puts life on a workshop's pages: what others do appears, forms are sent without leaving the page, and notes survive a lost line. */
export async function startWorkshop(): Promise<void> {
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
  const forms = new Forms(page);
  forms.start();
  const noteForm = root.querySelector<HTMLFormElement>("form[data-outbox]");
  if (noteForm) {
    await new Outbox(page, noteForm).start().catch(() => undefined);
  }

  follow(page);
}
