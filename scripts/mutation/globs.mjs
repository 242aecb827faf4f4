// The files of a part that dotnet-stryker may change, as it wants them: node globs.mjs PART.
import { readFileSync } from "node:fs";

const { files, leftOut } = JSON.parse(readFileSync(new URL("parts.json", import.meta.url)))[process.argv[2]];
const glob = (path) => path.replace(/^grains\//, "").replace(/\/$/, "/**/*.cs");
console.log([...files.map(glob), ...Object.keys(leftOut).map((path) => `!${glob(path)}`)].join("\n"));
