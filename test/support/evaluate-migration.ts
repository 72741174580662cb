import { transformSync } from "@swc/core";
import type { AnyOperation } from "../../src/objects/any.js";
import { record } from "../../src/objects/record.js";
import type { RecordingDialect } from "../../src/operations/recording.js";
import { Migration, type MigrationInstance } from "../../src/revisions/migration.js";
import { sql } from "../../src/schema/sql.js";

/** What a migration file's source records, both ways. */
export interface Recorded {
  readonly up: readonly AnyOperation[];
  readonly down: readonly AnyOperation[];
}

/** Runs the source of a migration file as its reader would, and records what it does. */
export async function evaluateMigration(source: string, dialect: RecordingDialect): Promise<Recorded> {
  const migration = new (classOf(source))();
  return {
    up: await record((op) => migration.up(op), dialect),
    down: await record((op) => migration.down?.(op), dialect),
  };
}

function classOf(source: string): new () => MigrationInstance {
  const { code } = transformSync(source, {
    swcrc: false,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const found: { default?: new () => MigrationInstance } = {};
  const load = new Function("require", "exports", code) as (require: () => object, exports: object) => void;
  load(() => ({ Migration, sql }), found);
  if (found.default === undefined) throw new Error(`No class in:\n${source}`);
  return found.default;
}
