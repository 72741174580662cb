/** Collations as the catalog has them: it keeps that of the database for every text column, said or not. */
import type { Column } from "../../objects/column/shape.js";
import type { Schema } from "../../schema/schema.js";
import type { Connection } from "../dialect.js";

/** The word for the collation of the database ("COLLATE"). */
const usual = "database_default";

/** `desired` without collations that columns of `current` have anyway, and with the others spelled as there. */
export async function settleCollations(
  connection: Connection,
  desired: Schema,
  current: Schema,
): Promise<Schema> {
  const said = (desired.ofKind("column") as readonly Column[]).flatMap((column) => {
    const former = current.get(column) as Column | undefined;
    const isMet = column.collation === undefined || former?.collation === column.collation;
    return former === undefined || isMet ? [] : [{ column, former }];
  });
  if (said.length === 0) return desired;
  const own = await collationOf(connection);
  const settled = said.map(({ column, former }): Column => {
    const { collation = usual, ...rest } = column;
    if (isOne(collation, usual) || isOne(collation, own)) return rest;
    return isOne(collation, former.collation) ? { ...rest, collation: former.collation } : column;
  });
  return desired.with(settled);
}

async function collationOf(connection: Connection): Promise<string> {
  const [row] = await connection.query(
    "SELECT CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), N'Collation')) AS [collation]",
  );
  return String(row?.collation);
}

/** Names of collations do not tell capitals. */
function isOne(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
