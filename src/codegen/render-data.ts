import { type MigrationHead, printedMembers } from "./render-migration.js";

/**
 * The source of a migration for rows, to be filled in: as it stands it loads, and does nothing. It can run again where its
 * rows are there, and takes away those that it names.
 */
export function renderData(head: MigrationHead): string {
  return `import { frozenTable, Migration, type Operations, type RowOf } from "@schemix/migrate";

/** The table as this migration knows it, whatever becomes of its entity: its name, and the columns that are written. */
const table = frozenTable("table_name", { id: "int", name: "text" });

/** What it holds afterwards. */
const rows: readonly RowOf<typeof table>[] = [];

export default class ${head.className} extends Migration {
${printedMembers(head)}
  up(op: Operations) {
    op.bulkInsert(table, rows, { onConflict: "update", key: ["id"] });
  }

  down(op: Operations) {
    op.run(async (db) => {
      await db.deleteFrom(table, { where: { id: rows.map(({ id }) => id) } });
    });
  }
}
`;
}
