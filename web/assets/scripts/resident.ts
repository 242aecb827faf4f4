import { startFrontend } from "./frontend";
import { fillCodeFromLetter } from "./code-from-letter";
import { keepTally } from "./tally";
import { startRanking } from "./ranking";
import { addVoterNonce } from "./voter-nonce";
import { warnUntilCast } from "./not-yet-cast";
import { startPrinting } from "./printing";
import { showLiveTurnout } from "./turnout";
import { showLiveComments } from "./comments";

startFrontend();
fillCodeFromLetter();
keepTally();
startRanking();
addVoterNonce();
warnUntilCast();
startPrinting();
void showLiveTurnout();
void showLiveComments();
