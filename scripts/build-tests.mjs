/**
 * Compiles src/ and test/ into build/, file by file and without looking at types: `npm run check` does that, and takes
 * as long as a tenth of the tests. Only what changed since the last time is written.
 */
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "@swc/core";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build");
/** Files that tests read and give to compilers of their own. */
const isMaterial = (path) => path.startsWith(["test", "types", "projects"].join(sep));

const options = {
  configFile: false,
  swcrc: false,
  sourceMaps: true,
  module: { type: "es6" },
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript", decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: true,
      verbatimModuleSyntax: true,
    },
    keepClassNames: true,
  },
};

const sources = (await Promise.all(["src", "test"].map(sourcesIn))).flat();
await Promise.all(sources.map(compile));
await removeOthers(new Set(sources.flatMap((path) => [outputOf(path), `${outputOf(path)}.map`])));

async function sourcesIn(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !isMaterial(path));
}

function outputOf(path) {
  return join(out, path.replace(/\.ts$/, ".js"));
}

async function compile(path) {
  const source = join(root, path);
  const output = outputOf(path);
  if (await isNewer(output, source)) return;
  const text = await readFile(source, "utf8");
  const { code, map } = await transform(text, { ...options, filename: resolve(source) });
  await mkdir(dirname(output), { recursive: true });
  await writeFile(`${output}.map`, map);
  await writeFile(output, code);
}

/** Whether `output` is of the state of `source`, and of what compiles it. */
async function isNewer(output, source) {
  const times = await Promise.all([output, source, fileURLToPath(import.meta.url)].map(changedAt));
  return times[0] > Math.max(times[1], times[2]);
}

async function changedAt(path) {
  try {
    const { mtimeMs, ctimeMs } = await stat(path);
    return Math.max(mtimeMs, ctimeMs);
  } catch {
    return 0;
  }
}

/** Takes away what has no source any more: mocha would run it. */
async function removeOthers(kept) {
  for (const folder of ["src", "test"]) {
    const entries = await readdir(join(out, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !kept.has(path)) await rm(path);
    }
  }
}
