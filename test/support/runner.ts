import type { Database } from "../../src/dialects/dialect.js";
import { postgres } from "../../src/dialects/postgres/index.js";
import type { AnyOperation } from "../../src/objects/any.js";
import type { Operations } from "../../src/objects/operations.js";
import { record } from "../../src/objects/record.js";
import type { RevisionRow } from "../../src/runner/revision-table.js";
import { type MigrationOutcome, type MigrationRequest, runMigrations } from "../../src/runner/run.js";
import type { Step } from "../../src/runner/step.js";
import { testPglite } from "./engines.js";
import { testServers } from "./servers.js";

/** A database for one test of the runner. */
export interface RunnerDatabase {
  readonly database: Database;
  /** Where a server is, with its password; nothing for an embedded one. */
  readonly url?: string;
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  drop(): Promise<void>;
}

/** A migration as a test writes it. */
export interface TestMigration {
  readonly revision: string;
  readonly up: (op: Operations) => void;
  readonly down?: (op: Operations) => void;
  readonly parents?: readonly string[];
  readonly transaction?: boolean;
  readonly checksum?: string;
  readonly message?: string;
}

export interface RunnerPlace {
  readonly name: string;
  /** Several connections at a time, and statements that can be cancelled. */
  readonly isServer: boolean;
  open(): Promise<RunnerDatabase>;
}

/** An embedded database, and the newest server. */
export function runnerPlaces(): RunnerPlace[] {
  const newest = testServers().at(-1);
  const embedded: RunnerPlace = { name: "pglite", isServer: false, open: openEmbedded };
  return newest === undefined
    ? [embedded]
    : [
        embedded,
        {
          name: newest.name,
          isServer: true,
          open: async () => {
            const made = await newest.createDatabase();
            return { database: postgres(made.url), url: made.url, query: made.query, drop: made.drop };
          },
        },
      ];
}

async function openEmbedded(): Promise<RunnerDatabase> {
  const { database, query, close } = await testPglite();
  return { database, query, drop: close };
}

/** The recorded steps of migrations, in one direction. */
export async function stepsOf(
  database: Database,
  migrations: readonly TestMigration[],
  direction: "up" | "down",
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [index, migration] of migrations.entries()) {
    const before = migrations[index - 1];
    const body = direction === "up" ? migration.up : (migration.down ?? (() => undefined));
    const operations: readonly AnyOperation[] = await record(body, database.dialect);
    steps.push({
      revision: migration.revision,
      message: migration.message ?? `make ${migration.revision}`,
      direction,
      file: `migrations/${migration.revision}.ts`,
      parents: migration.parents ?? (before === undefined ? [] : [before.revision]),
      checksum: migration.checksum ?? `s1:${migration.revision}`,
      isTransactional: migration.transaction ?? true,
      operations,
    });
  }
  return direction === "up" ? steps : steps.reverse();
}

/** Runs all that is pending, or takes all back that is applied. */
export async function run(
  database: Database,
  migrations: readonly TestMigration[],
  change: Partial<MigrationRequest> = {},
): Promise<MigrationOutcome> {
  const direction = change.direction ?? "up";
  const steps = await stepsOf(database, migrations, direction);
  const isWanted = (row: RevisionRow | undefined) =>
    direction === "up"
      ? row === undefined || (row.state !== "applied" && row.direction === "up")
      : row !== undefined && (row.state === "applied" || row.direction === "down");
  return runMigrations({
    database,
    session: { applicationName: "schemix" },
    names: { table: "schemix_revisions", historyTable: "schemix_history", namespace: undefined },
    client: "test/schemix",
    toolVersion: "0.0.0",
    direction,
    mode: "each",
    lockWait: 5000,
    plan: async (rows) => steps.filter((step) => isWanted(rows.get(step.revision))),
    ...change,
  });
}

/** The error that `work` ends with. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("It did not fail");
}
