/**
 * Builds dist/: declarations by the compiler, code bundled into few files. A command loads a hundred modules; one
 * by one they take longer than what most commands do.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 1);

const commands = readdirSync(join(root, "src/commands")).map((name) => `src/commands/${name}`);
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [
    "src/index.ts",
    "src/dialects/postgres/index.ts",
    "src/dialects/postgres/pglite.ts",
    "src/cli/main.ts",
    ...commands,
  ],
  outdir: "dist",
  outbase: "src",
  // One level below dist/, as loading/running-package.ts expects of its own place.
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20.19",
  metafile: true,
  logLevel: "warning",
});
prune(new Set(Object.keys(metafile.outputs)));

/** Takes out of dist/ what this build has not written: all of dist/ is published. */
function prune(written) {
  for (const entry of readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join("/");
    const source = path.replace(/^dist/, "src").replace(/\.d\.ts$/, ".ts");
    const isKept = path.endsWith(".d.ts") ? existsSync(join(root, source)) : written.has(path);
    if (!isKept) rmSync(join(root, path));
  }
}
