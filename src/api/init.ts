import { mkdir, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { checkDatabaseUrl, schemeOf } from "../config/databases.js";
import { SchemixError } from "../errors/schemix-error.js";
import { installCommand } from "../loading/install-command.js";
import type { InitRequest, InitResult } from "./types.js";
import { afterWriting } from "./writing/after-write.js";

/** The database of a project that names none: PostgreSQL inside the process, kept in a folder. */
export const embeddedDatabase = "pglite://.schemix/db";

const configNames = ["ts", "mts", "cts", "js", "mjs", "cjs"].map(
  (extension) => `schemix.config.${extension}`,
);
const exampleEntity = "src/user.entity.ts";

/**
 * Starts a project in a folder: a configuration, an example entity and a folder for migrations. A file that is
 * there already is left as it is and listed as kept; so a second run changes nothing. Types stand in the example,
 * because a project without `experimentalDecorators` cannot infer them. A password in the address is not written.
 *
 * The project's own formatter, when it has one, goes over what was written.
 *
 * @throws SchemixError `FILE_EXISTS` when a file has the name of a folder that is needed, `FILE_UNWRITABLE`,
 * `DATABASE_URL_INVALID`; `AFTER_WRITE_FAILED`: all is written
 * @example
 * const { written, next } = await init({ cwd: "shop", database: "postgres://app@localhost/shop" });
 */
export async function init(request: InitRequest = {}): Promise<InitResult> {
  const root = resolve(request.cwd ?? process.cwd());
  const address = withoutPassword(request.database ?? embeddedDatabase);
  const made: { written: string[]; kept: string[] } = { written: [], kept: [] };
  const fault = checkDatabaseUrl(request.database ?? embeddedDatabase);
  if (fault !== undefined) throw fault;
  const names = await list(root);
  const existing = configNames.find((name) => names.includes(name));
  if (existing === undefined) await write(root, "schemix.config.ts", configSource(address.text), made);
  else made.kept.push(existing);
  const entities = (await list(join(root, "src"), true)).filter((path) => /\.entity\.[cm]?[tj]s$/.test(path));
  if (entities.length === 0) await write(root, exampleEntity, entitySource(clientOf(address).now), made);
  else made.kept.push(...entities.map((path) => `src/${path.replaceAll("\\", "/")}`).sort());
  await makeFolder(root, "migrations", made);
  if (existing === undefined && address.text.startsWith("pglite://.schemix/")) {
    await write(root, ".schemix/.gitignore", "*\n", made);
  }
  const files = made.written.filter((path) => path.endsWith(".ts")).map((path) => join(root, path));
  await afterWriting({ root, files, format: "auto", signal: request.signal });
  return {
    ...made,
    next: nextSteps(
      root,
      { ...address, hadPassword: address.hadPassword && existing === undefined },
      entities.length === 0,
    ),
  };
}

interface Address {
  readonly text: string;
  readonly hadPassword: boolean;
}

/** What depends on the scheme of an address: the package of the database client, and the default of a time. */
const clients = {
  postgres: { driver: "pg", now: "now()" },
  mssql: { driver: "mssql", now: "sysdatetimeoffset()" },
  pglite: { driver: "@electric-sql/pglite", now: "now()" },
} as const;

function clientOf({ text }: Address): { readonly driver: string; readonly now: string } {
  const scheme = schemeOf(text) ?? "pglite";
  if (scheme === "pglite") return clients.pglite;
  return scheme.startsWith("postgres") ? clients.postgres : clients.mssql;
}

function withoutPassword(database: string): Address {
  const text = /^\s*[a-z][a-z0-9+.-]*:\/\//i.test(database)
    ? withoutUrlSecrets(database)
    : withoutPairs(database);
  return { text, hadPassword: text !== database };
}

function withoutUrlSecrets(url: string): string {
  return url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#]*?):[^/?#]*@/i, "$1@")
    .replace(/([?&])(?:(?:password|token|clientsecret)=[^&#]*&?)+/gi, "$1")
    .replace(/[?&]$/, "");
}

/** `Server=h;User Id=a;Password=…`: a value in quotes may hold a semicolon, and quotes twice. */
function withoutPairs(text: string): string {
  const secret = /(^|;)\s*(?:password|pwd)\s*=\s*(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^;]*)/gi;
  return text.replace(secret, "").replace(/^;/, "");
}

function nextSteps(root: string, address: Address, hasExample: boolean): string[] {
  const steps: string[] = [];
  const { driver } = clientOf(address);
  const missing = ["@schemix/migrate", driver].filter((name) => !isInstalled(root, name));
  if (missing.length > 0) steps.push(installCommand(root, missing));
  if (address.hadPassword) {
    steps.push(
      "Set DATABASE_URL: the password was left out of schemix.config.ts, which is meant to be committed.",
    );
  }
  if (hasExample) steps.push(`Edit ${exampleEntity}, or put entities of your own in its place.`);
  return [...steps, 'npx schemix generate -m "create users"', "npx schemix up"];
}

function isInstalled(root: string, name: string): boolean {
  const { resolve: find } = createRequire(join(root, "package.json"));
  return [`${name}/package.json`, name].some((path) => {
    try {
      return find(path) !== "";
    } catch {
      return false;
    }
  });
}

async function list(folder: string, isDeep = false): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: isDeep });
  } catch {
    return [];
  }
}

async function write(
  root: string,
  path: string,
  text: string,
  made: { written: string[]; kept: string[] },
): Promise<void> {
  await folder(root, dirname(path));
  try {
    await writeFile(join(root, path), text, { flag: "wx" });
    made.written.push(path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw unwritable(path, root, error);
    made.kept.push(path);
  }
}

async function makeFolder(
  root: string,
  path: string,
  made: { written: string[]; kept: string[] },
): Promise<void> {
  const first = await folder(root, path);
  (first === undefined ? made.kept : made.written).push(`${path}/`);
}

/** @returns the first folder that was made, `undefined` when it was there. */
async function folder(root: string, path: string): Promise<string | undefined> {
  try {
    return await mkdir(join(root, path), { recursive: true });
  } catch (error) {
    if (!isCode(error, "EEXIST") && !isCode(error, "ENOTDIR")) throw unwritable(path, root, error);
    throw new SchemixError("FILE_EXISTS", {
      message: `The folder ${path} cannot be made: a file has its name.`,
      where: join(root, path),
      fix: "Move the file away, or start the project in another folder.",
      data: { path },
      cause: error,
    });
  }
}

function unwritable(path: string, root: string, cause: unknown): SchemixError {
  return new SchemixError("FILE_UNWRITABLE", {
    message: `${path} cannot be written.`,
    where: join(root, path),
    why: cause instanceof Error ? cause.message : String(cause),
    fix: "Give this user the right to write there, or start the project in another folder.",
    data: { path },
    cause,
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function configSource(address: string): string {
  return `import { defineConfig } from "@schemix/migrate";

export default defineConfig({
  database: process.env.DATABASE_URL ?? ${JSON.stringify(address)},
  entities: ["src/**/*.entity.ts"],
  migrations: "migrations",
});
`;
}

/** @param now the time of now, in SQL */
const entitySource = (
  now: string,
): string => `import { Column, Entity, PrimaryGeneratedColumn, sql } from "@schemix/migrate";

@Entity({ comment: "People who can sign in" })
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("string", { length: 320, unique: true })
  email!: string;

  @Column("text", { nullable: true })
  nickname?: string | null;

  @Column("timestamptz", { default: sql\`${now}\` })
  createdAt!: Date;
}
`;
