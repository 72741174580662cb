/**
 * Writes the files that are made from other files of the project; with --check it writes nothing, names those
 * that are out of date, and fails. Needs a build: commands are read as they run, from dist/.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cliDocs } from "./cli-docs.mjs";
import { commandNamesModule, helpModule, loadCommands, manifestText } from "./cli-help.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { config, plugin } = await loadCommands(root);
const files = {
  "oclif.manifest.json": manifestText(plugin),
  "src/cli/command-names.generated.ts": commandNamesModule(config),
  "src/cli/help.generated.ts": await helpModule(config),
  "docs/cli.md": cliDocs(root, config),
};

const stale = Object.entries(files).filter(([path, text]) => current(path) !== text);
const isCheck = process.argv.includes("--check");
for (const [path, text] of stale) {
  if (!isCheck) writeFileSync(root + path, text);
  console.log(`${isCheck ? "out of date" : "wrote"}: ${path}`);
}
if (isCheck && stale.length > 0) {
  console.log("Run `npm run generate` and commit what it writes.");
  process.exitCode = 1;
}

function current(path) {
  try {
    return readFileSync(root + path, "utf8");
  } catch {
    return undefined;
  }
}
