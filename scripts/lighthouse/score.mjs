// Scores pages with Lighthouse as a phone on a slow network sees them: node score.mjs BASE PATH…
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [base, ...paths] = process.argv.slice(2);
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
let worst = 100;
for (const path of paths) {
  const { lhr } = await lighthouse(base + path, { port: chrome.port, onlyCategories: ["performance", "accessibility"], formFactor: "mobile", logLevel: "error" });
  const [performance, accessibility] = ["performance", "accessibility"].map((name) => Math.round(lhr.categories[name].score * 100));
  const weight = lhr.audits["network-requests"].details.items.reduce((sum, item) => sum + item.transferSize, 0);
  const elsewhere = lhr.audits["network-requests"].details.items.filter((item) => !item.url.startsWith(base) && !item.url.startsWith("data:")).length;
  worst = Math.min(worst, performance, accessibility);
  console.log(`${path}: performance ${performance}, accessibility ${accessibility}, ${(weight / 1000).toFixed(0)} kB, ${elsewhere} requests elsewhere`);
  for (const audit of Object.values(lhr.audits)) {
    if (audit.score !== null && audit.score < 0.9 && lhr.categories.accessibility.auditRefs.some((ref) => ref.id === audit.id && ref.weight > 0)) {
      console.log(`  ${audit.id}: ${audit.title}`);
    }
  }
}
await chrome.kill();
process.exitCode = worst >= 95 ? 0 : 1;
