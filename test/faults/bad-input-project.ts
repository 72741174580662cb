/** A project in which something is wrong, the real command in it, and a database that must not change. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect } from "chai";
import type { BaseRequest } from "../../src/api/types.js";
import { errorJson, formatError } from "../../src/cli/failure.js";
import { plain } from "../../src/cli/output.js";
import { type ErrorCode, errorCodes } from "../../src/errors/codes.js";
import { isSchemixError } from "../../src/errors/schemix-error.js";
import { commandHere } from "../support/command-here.js";
import type { ServerDatabase } from "../support/servers.js";

/** The checkout: tests run compiled, in build/test/faults. */
export const checkout = resolve(import.meta.dirname, "../../..");
export const bin = join(checkout, "bin/run.js");

/** Never to be seen in anything that a command writes. */
export const canary = "c4nary/secret@word";

export const first = "aaaaaaaaaaaa";
export const second = "bbbbbbbbbbbb";
export const firstFile = `migrations/1_${first}_one.ts`;
export const secondFile = `migrations/2_${second}_two.ts`;

export const config = `import { defineConfig } from "@schemix/migrate";
export default defineConfig({ database: process.env.DATABASE_URL!, entities: ["src/**/*.entity.ts"] });
`;

export const entity = `import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";
@Entity()
export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") body!: string;
}
`;

/** The source of a migration with these bodies. */
export function migration(revision: string, parent: string | undefined, up: string, down = ""): string {
  return `import { Migration, type Operations } from "@schemix/migrate";
export default class Step${revision} extends Migration {
  static readonly revision = "${revision}";
  static readonly parents = [${parent === undefined ? "" : `"${parent}"`}];
  up(op: Operations) { ${up} }
  down(op: Operations) { ${down} }
}
`;
}

const files = {
  "schemix.config.ts": config,
  "src/note.entity.ts": entity,
  [firstFile]: migration(
    first,
    undefined,
    `op.createTable("note", (t) => {
      t.column("id", "bigint", { identity: "always" });
      t.column("body", "text");
      t.primaryKey("pk_note", ["id"]);
    });`,
    'op.dropTable("note");',
  ),
};

/** File → text, or `null` to take it away. */
export type Change = Readonly<Record<string, string | null>>;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An error as `--json` prints it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly where?: string;
  readonly why?: string;
  readonly fix?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Environment = Readonly<Record<string, string>>;

export class BadInputProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "schemix-bad-")));
  readonly #database: ServerDatabase | undefined;

  /** Without a database the commands have no address that leads anywhere. */
  constructor(database?: ServerDatabase) {
    this.#database = database;
    this.change(files);
  }

  change(change: Change): void {
    for (const [name, text] of Object.entries(change)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      if (text === null) rmSync(path);
      else writeFileSync(path, text);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  start(args: readonly string[], env: Environment = {}): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [bin, ...args], { cwd: this.folder, env: this.#environment(env) });
  }

  #environment(env: Environment): NodeJS.ProcessEnv {
    const { NO_COLOR, FORCE_COLOR, DATABASE_URL, NODE_OPTIONS, PGPASSWORD, ...rest } = process.env;
    const url = this.#database?.url ?? "postgres://nobody@127.0.0.1:1/nowhere";
    return { ...rest, DATABASE_URL: url, ...env };
  }

  /** Runs `schemix <args>` to its end. */
  async run(args: readonly string[], env: Environment = {}): Promise<Finished> {
    const result = await finished(this.start(args, env));
    expectNoSecret(result.stdout + result.stderr);
    return result;
  }

  /** The same without a process of its own. */
  async runHere(args: readonly string[], env: Environment = {}): Promise<Finished> {
    const result = await commandHere(args, this.folder, this.#environment(env));
    expectNoSecret(result.stdout + result.stderr);
    return result;
  }

  async succeeds(args: readonly string[], env: Environment = {}): Promise<Finished> {
    const result = await this.runHere(args, env);
    expect(result.code, result.stderr).to.equal(0);
    return result;
  }

  /**
   * The command ends with this error: its exit code, nothing but JSON on standard output, what to do, no secret even
   * with `--verbose`, and the database is as it was.
   * @param isAlone in a process of its own, for what nothing else shows
   */
  async refuses(
    args: readonly string[],
    code: ErrorCode,
    env: Environment = {},
    isAlone = false,
  ): Promise<Refusal> {
    const before = await this.contents();
    const line = [...args, "--json", "--verbose"];
    const result = await (isAlone ? this.run(line, env) : this.runHere(line, env));
    const { stdout, stderr, code: exit } = result;
    const { error } = JSON.parse(stdout) as { error?: Refusal };
    if (error === undefined) throw new Error(`It was not refused: ${stdout}`);
    expect({ code: error.code, exit }, error.message).to.deep.equal({ code, exit: errorCodes[code].exit });
    expect(stderr).to.contain(`error ${code}: `);
    expect(error.message)
      .to.be.a("string")
      .and.not.match(/(?<!of )undefined|\[object|NaN/);
    expect(error.fix, `what to do about: ${error.message}`).to.be.a("string").that.is.not.empty;
    expect(await this.contents(), "the database changed").to.deep.equal(before);
    return error;
  }

  /** The same of a verb called in this process, with what the command would print of its error. */
  async rejects(work: (request: BaseRequest) => Promise<unknown>, code: ErrorCode): Promise<Refusal> {
    const before = await this.contents();
    const request = { cwd: this.folder, database: this.#database?.url };
    const error = await work(request).catch((thrown: unknown) => thrown);
    if (!isSchemixError(error, code)) throw error;
    expectNoSecret(formatError(error, plain, true));
    const { error: printed } = errorJson(error) as { error: Refusal };
    expect(printed.message)
      .to.be.a("string")
      .and.not.match(/(?<!of )undefined|\[object|NaN/);
    expect(printed.fix, `what to do about: ${printed.message}`).to.be.a("string").that.is.not.empty;
    expect(await this.contents(), "the database changed").to.deep.equal(before);
    return printed;
  }

  /** The same as a person sees it: nothing on standard output, no stack. */
  async says(args: readonly string[], code: ErrorCode, env: Environment = {}): Promise<string> {
    const before = await this.contents();
    const { stdout, stderr, code: exit } = await this.run(args, env);
    expect({ stdout, exit }).to.deep.equal({ stdout: "", exit: errorCodes[code].exit });
    expect(stderr).to.match(new RegExp(`^error ${code}: .`, "m"));
    expect(stderr, "a stack").not.to.match(/\n\s+at .*:\d+:\d+/);
    expect(await this.contents(), "the database changed").to.deep.equal(before);
    return stderr;
  }

  /** Tables with their columns, and the rows of the revision tables. */
  async contents(): Promise<unknown> {
    const database = this.#database;
    if (database === undefined) return undefined;
    const columns = await database.query(
      `SELECT n.nspname, c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod) AS type
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2, a.attnum`,
    );
    const names = new Set(columns.map(({ relname }) => relname));
    const read = (table: string) =>
      names.has(table) ? database.query(`SELECT * FROM ${table} ORDER BY 1`) : Promise.resolve([]);
    const revisions = await read("schemix_revisions");
    const history = await read("schemix_history");
    expectNoSecret(JSON.stringify([revisions, history]));
    // That a run failed is written down; it is all that remains of it.
    return { columns, revisions, history: history.filter(({ event }) => event !== "failed") };
  }
}

/** All that an error tells. */
export function tellingOf(
  error: Pick<Refusal, "message"> & Partial<Record<"where" | "why" | "fix", unknown>>,
) {
  return [error.message, error.where, error.why, error.fix].join("\n");
}

export function expectNoSecret(text: string): void {
  const shapes = [canary, encodeURIComponent(canary), "c4nary", "secret@word"];
  expect(
    shapes.filter((shape) => text.includes(shape)),
    `a password in: ${text}`,
  ).to.deep.equal([]);
}

/** Waits for the end of a process and returns what it wrote. */
export async function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...texts };
}
