/**
 * Builds dist/: declarations by the compiler, code bundled into few files. A command loads a hundred modules of ours
 * and a hundred of oclif's; one by one they take longer than what most commands do.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
// The native compiler takes a quarter of the time; tests give what it writes to the other one, which has an API.
const compiler = join(root, "node_modules/typescript-7/bin/tsc");
const declarations = once(
  spawn(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" }),
  "close",
);

/**
 * What oclif looks for plugins with, writes help, errors and its own traces with and turns spinners with, none of which
 * happens here: more than half of what each command would read, and a tenth of the time until `status` answers. Of each
 * only its exports are left.
 */
const leftOut = [
  { files: /[\\/]@oclif[\\/]core[\\/]lib[\\/](?:config|help)[\\/]index\.js$/, contents: "" },
  { files: /[\\/]node_modules[\\/]ejs[\\/]/, contents: "" },
  {
    files: /[\\/]node_modules[\\/]cli-spinners[\\/]/,
    contents: "exports.line = exports.dots2 = { frames: [] };",
  },
  { files: /[\\/]node_modules[\\/]ansi-escapes[\\/]/, contents: "" },
  { files: /[\\/]node_modules[\\/]wrap-ansi[\\/]/, contents: "module.exports = (text) => text;" },
  { files: /[\\/]node_modules[\\/]debug[\\/]/, contents: "module.exports = () => () => undefined;" },
];

const commands = readdirSync(join(root, "src/commands")).map((name) => `src/commands/${name}`);
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [
    "src/index.ts",
    "src/dialects/postgres/index.ts",
    "src/dialects/postgres/pglite.ts",
    "src/dialects/mssql/index.ts",
    "src/entities/typeorm/index.ts",
    "src/entities/mikro-orm/index.ts",
    "src/nestjs/index.ts",
    "src/testing/index.ts",
    "src/cli/main.ts",
    ...commands,
  ],
  outdir: "dist",
  outbase: "src",
  // One level below dist/, as loading/running-package.ts expects of its own place.
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  plugins: [{ name: "inline-oclif", setup: inlineOclif }],
  // What is inlined is CommonJS and asks for Node's own modules by `require`.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  format: "esm",
  platform: "node",
  target: "node20.19",
  metafile: true,
  logLevel: "warning",
});
const [status] = await declarations;
if (status !== 0) process.exit(status ?? 1);

const notices = "dist/THIRD-PARTY-NOTICES.txt";
/** What lets the compiler look at changed files only; it must go when dist/ goes. */
const buildInfo = "dist/.tsbuildinfo";
writeFileSync(join(root, notices), thirdPartyNotices(Object.keys(metafile.inputs)));
prune(new Set([...Object.keys(metafile.outputs), notices, buildInfo]));

/** Leaves packages to be imported when they are needed, but for oclif and what it needs itself. */
function inlineOclif({ onResolve, onLoad }) {
  for (const { files, contents } of leftOut) onLoad({ filter: files }, () => ({ contents }));
  onResolve({ filter: /^[^.]/ }, ({ path, importer, kind }) => {
    if (kind === "entry-point" || path.startsWith("@oclif/core/")) return undefined;
    const isOclifs = importer.includes(`${sep}node_modules${sep}`);
    // oclif looks for a compiler of TypeScript when plugins are developed, which Schemix has none of.
    return isOclifs && path !== "typescript" ? undefined : { path, external: true };
  });
}

/** The names, versions and licences of the packages that these files belong to. */
function thirdPartyNotices(files) {
  const folders = new Set(files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]));
  folders.delete(undefined);
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? "" : `\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
      return `${name} ${version} (${license})\n${text}`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** Takes out of dist/ what this build has not written: dist/ is published. */
function prune(written) {
  for (const entry of readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join("/");
    const source = path.replace(/^dist/, "src").replace(/\.d\.ts$/, ".ts");
    const isKept = path.endsWith(".d.ts") ? existsSync(join(root, source)) : written.has(path);
    if (!isKept) rmSync(join(root, path));
  }
}
