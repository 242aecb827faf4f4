// Writes what dotnet-stryker found: node scripts/mutation/figures.mjs PART REPORT… docs/mutation.json. Several reports of one part are put
// together. The tables of docs/mutation.md are written too. The reason why a survivor is accepted is kept in the JSON, and stays there
// as long as the same change of the same text survives.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const [part, ...reports] = process.argv.slice(2);
const path = reports.pop();
const told = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
const parts = JSON.parse(readFileSync(new URL("parts.json", import.meta.url), "utf8"));
const { files, leftOut } = parts[part];
const isOf = (name, paths) => paths.some((of) => (of.endsWith("/") ? name.startsWith(of) : name === of));

const mutants = new Map();
for (const report of reports.map((file) => JSON.parse(readFileSync(file, "utf8")))) {
  for (const [file, { source, mutants: own }] of Object.entries(report.files)) {
    const name = file.replaceAll("\\", "/").replace(/^.*?(?=grains\/)/, "");
    const shown = name.startsWith("grains/") ? name : `grains/${name}`;
    if (!isOf(shown, files) || isOf(shown, Object.keys(leftOut))) continue;
    // A file outside the globs of a run is in its report all the same.
    if (source === "File ignored by mutate filter") continue;
    mutants.set(shown, { source, own });
  }
}

const kinds = { Killed: "killed", Timeout: "timeout", Survived: "survived", NoCoverage: "noCoverage", CompileError: "compileError", Ignored: "ignored" };
const sum = (own) => {
  const figures = Object.fromEntries(Object.values(kinds).map((kind) => [kind, 0]));
  for (const mutant of own) figures[kinds[mutant.status]]++;
  const caught = figures.killed + figures.timeout;
  const all = caught + figures.survived + figures.noCoverage;
  return { score: all === 0 ? null : Math.floor((caught / all) * 1000) / 10, ...figures };
};
const textOf = (lines, { start, end }) =>
  lines.slice(start.line - 1, end.line).map((line, at, all) => line.slice(at === 0 ? start.column - 1 : 0, at === all.length - 1 ? end.column - 1 : undefined)).join("\n");
const short = (text) => text.replace(/\s+/g, " ").trim().slice(0, 160);
const keyOf = (survivor) => [survivor.file, survivor.mutator, survivor.was, survivor.now, survivor.nth].join("\n");

const reasons = new Map((told[part]?.survivors ?? []).map((survivor) => [keyOf(survivor), survivor.reason]));
const names = [...mutants.keys()].sort();
const survivors = [];
for (const file of names) {
  const { source, own } = mutants.get(file);
  const lines = source.split("\n");
  const seen = new Map();
  const left = own.filter((mutant) => mutant.status === "Survived" || mutant.status === "NoCoverage");
  left.sort((a, b) => a.location.start.line - b.location.start.line || a.location.start.column - b.location.start.column || a.mutatorName.localeCompare(b.mutatorName) || a.replacement.localeCompare(b.replacement));
  for (const mutant of left) {
    const survivor = { file, line: mutant.location.start.line, mutator: mutant.mutatorName, was: short(textOf(lines, mutant.location)), now: short(mutant.replacement), nth: 0 };
    survivor.nth = seen.get(keyOf(survivor)) ?? 0;
    seen.set(keyOf({ ...survivor, nth: 0 }), survivor.nth + 1);
    survivors.push({ ...survivor, reason: reasons.get(keyOf(survivor)) ?? "" });
  }
}

told[part] = {
  total: sum(names.flatMap((name) => mutants.get(name).own)),
  files: Object.fromEntries(names.map((name) => [name, sum(mutants.get(name).own)])),
  survivors,
};
writeFileSync(path, JSON.stringify(Object.fromEntries(Object.entries(told).sort()), null, 2) + "\n");

const page = path.replace(/\.json$/, ".md");
const row = (name, figures) =>
  `| ${name} | ${figures.killed} | ${figures.timeout} | ${figures.survived} | ${figures.noCoverage} | ${figures.compileError} | ${figures.score === null ? "–" : `${figures.score.toFixed(1)} %`} |`;
const table = [
  "| File | Killed | Timed out | Survived | Not covered | Not compiled | Score |",
  "|---|--:|--:|--:|--:|--:|--:|",
  ...Object.entries(told[part].files).map(([name, figures]) => row(`\`${name}\``, figures)),
  row("**All**", told[part].total),
];
const byReason = survivors.reduce((map, { reason }) => map.set(reason, (map.get(reason) ?? 0) + 1), new Map());
const why = [
  "| Why it is accepted | Mutants |",
  "|---|--:|",
  ...[...byReason].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([reason, count]) => `| ${reason || "Not looked at yet."} | ${count} |`),
];
const put = (text, name, lines) => text.replace(new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end of ${name} -->)`), (_, start, end) => `${start}${lines.join("\n")}\n${end}`);
if (existsSync(page)) writeFileSync(page, put(put(readFileSync(page, "utf8"), part, table), `survivors of the ${part}`, why));
console.log(`${part}: ${told[part].total.score} % of ${names.length} files; ${survivors.filter((survivor) => !survivor.reason).length} survivors without a reason`);
