import { startFrontend } from "./frontend";
import { acceptDrops } from "./drop-zone";
import { startPrinting } from "./printing";
import { showLiveTurnout } from "./turnout";
import { followImport } from "./import-progress";

startFrontend();
acceptDrops();
startPrinting();
void showLiveTurnout();
void followImport();
