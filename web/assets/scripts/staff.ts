import { startFrontend } from "./frontend";
import { acceptDrops } from "./drop-zone";
import { startPrinting } from "./printing";
import { offerChooseAll } from "./choose-all";
import { offerPasskeys } from "./passkey";
import { showLiveTurnout } from "./turnout";
import { followImport } from "./import-progress";
import { drawTurnout } from "./turnout-chart";
import { followExports } from "./export-progress";

startFrontend();
acceptDrops();
startPrinting();
drawTurnout();
followExports();
offerChooseAll();
offerPasskeys();
void showLiveTurnout();
void followImport();
