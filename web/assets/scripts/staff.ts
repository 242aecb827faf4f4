import { startFrontend } from "./frontend";
import { acceptDrops } from "./drop-zone";
import { startPrinting } from "./printing";
import { showLiveTurnout } from "./turnout";
import { followImport } from "./import-progress";
import { drawTurnout } from "./turnout-chart";
import { followExports } from "./export-progress";

startFrontend();
acceptDrops();
startPrinting();
drawTurnout();
followExports();
void showLiveTurnout();
void followImport();
