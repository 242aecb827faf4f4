// Builds wwwroot/assets from assets/: one style sheet, one module for residents, one for staff, and the parts that they share.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const out = join(root, "wwwroot", "assets");

execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", join(root, "assets")], { stdio: "inherit" });

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { css } = compile(join(root, "assets/styles/hub.scss"), {
  loadPaths: [join(root, "assets/styles"), join(root, "node_modules/govuk-frontend/dist")],
  style: "compressed",
  quietDeps: true,
});
writeFileSync(join(out, "hub.css"), css);

await build({
  entryPoints: [join(root, "assets/scripts/resident.ts"), join(root, "assets/scripts/staff.ts")],
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  chunkNames: "part-[hash]",
  logLevel: "warning",
});
