// The main job, step by step, with the real command: run by `npm run quickstart`.
// It works in a copy of this folder, .schemix/quickstart, which stays there to be looked at.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { styleText } from "node:util";

const here = import.meta.dirname;
const folder = join(here, ".schemix/quickstart");
const command = findCommand();
// The walk-through is about the embedded database, whatever the terminal is set up for.
const { DATABASE_URL: _, ...environment } = process.env;
const canColour = process.stdout.isTTY && !environment.NO_COLOR;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const name of ["src", "schemix.config.ts", "tsconfig.json", "package.json"]) {
  cpSync(join(here, name), join(folder, name), { recursive: true });
}

title("1. A shop of six tables is declared in src/. Write the migration that makes it:");
schemix("generate", "-m", "create the shop");

title("2. Apply it to the database, an embedded PostgreSQL in .schemix/db:");
schemix("up");

title("3. Edit an entity: a column gets another name, and there is a new one with a rule:");
edit("src/customer.entity.ts", [
  [
    ['  @Column("text")', "  name!: string;"],
    [
      '  @Column("text", { renamedFrom: "name" })',
      "  fullName!: string;",
      "",
      '  @Column("int", { default: 0 })',
      "  @Check(sql`loyalty_points >= 0`)",
      "  loyaltyPoints!: number;",
    ],
  ],
]);

title("4. Write the migration for this edit:");
schemix("generate", "-m", "loyalty points");
show(readdirSync(join(folder, "migrations")).find((name) => name.endsWith("_loyalty_points.ts")));

title("5. Apply it, take it back, and see where the database stands:");
schemix("up");
schemix("down", "--steps", "1");
schemix("status");

title(`The files are in ${relative(process.cwd(), folder)}: look around, edit an entity, go on there.`);

/** Where the command is: installed with the package, or in the checkout that this folder is part of. */
function findCommand() {
  const checkout = join(here, "../../bin/run.js");
  try {
    const manifest = createRequire(import.meta.url).resolve("@schemix/migrate/package.json");
    return join(manifest, "../bin/run.js");
  } catch (error) {
    if (existsSync(checkout)) return checkout;
    console.error("Install the packages first: npm install");
    throw error;
  }
}

function schemix(...args) {
  const words = args.map((word) => (/\s/.test(word) ? `"${word}"` : word));
  console.log(paint("bold", `\n$ npx schemix ${words.join(" ")}`));
  const { status } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    env: environment,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Replaces lines of a file, and shows what was replaced. */
function edit(path, changes) {
  const file = join(folder, path);
  let text = readFileSync(file, "utf8");
  console.log(`\n${path}`);
  for (const [before, after] of changes) {
    if (!text.includes(before.join("\n"))) throw new Error(`${path} has changed: ${before.join("\n")}`);
    text = text.replace(before.join("\n"), () => after.join("\n"));
    for (const line of before) console.log(paint("red", `-${line}`));
    for (const line of after) console.log(paint("green", `+${line}`));
  }
  writeFileSync(file, text);
}

function show(name) {
  const path = join("migrations", name);
  console.log(`\n${path}\n`);
  console.log(readFileSync(join(folder, path), "utf8").trimEnd());
}

function title(text) {
  console.log(`\n${paint("cyan", text)}`);
}

function paint(format, text) {
  return canColour ? styleText(format, text) : text;
}
