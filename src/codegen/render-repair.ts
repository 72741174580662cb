import { printed } from "./printed.js";
import { type MigrationHead, printedMembers } from "./render-migration.js";

/** What a migration says that does something on one database only. */
export interface RepairDraft extends MigrationHead {
  /** SQL that finds a row on that database, and on no other. */
  readonly guard: string;
  readonly statements: readonly string[];
}

/**
 * The source of a migration that repairs the database it was written for. Everywhere else, and on a database that is
 * built by the migrations, there is nothing to repair, and it does nothing.
 */
export function renderRepair(draft: RepairDraft): string {
  const statements = draft.statements.map((statement) => `  ${printed(statement)},\n`).join("");
  return `import { Migration, type Operations } from "@schemix/migrate";

/** Finds the database on which the drift was found; no other has anything to take back. */
const isHere =
  ${printed(draft.guard)};

const statements = [
${statements}];

export default class ${draft.className} extends Migration {
${printedMembers(draft)}
  up(op: Operations) {
    op.run(async (db) => {
      if ((await db.query(isHere)).length === 0) return;
      for (const statement of statements) await db.query(statement);
    });
  }

  down(_op: Operations) {}
}
`;
}
