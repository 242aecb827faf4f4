import { findBallot } from "./form";
import { browseProjects } from "./browse";
import { keepBudget } from "./budget";
import { startClearing } from "./clear";
import { keepDraft } from "./draft";
import { startRanking } from "./ranking";
import { startSteppers } from "./steppers";

/** Everything on a ballot works without this; with it, at once. */
export function startBallot(): void {
  const ballot = findBallot();
  if (ballot) {
    startRanking(ballot);
    keepBudget(ballot);
    browseProjects(ballot);
    startSteppers(ballot);
    startClearing(ballot);
    keepDraft(ballot);
  }
}
