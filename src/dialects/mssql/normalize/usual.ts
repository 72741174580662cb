/** What the database has when nothing is said, and somebody says: its collation and its filegroup, which the catalog never says. */
import type { AnyObject } from "../../../objects/any.js";
import type { Column } from "../../../objects/column/shape.js";
import { find } from "../../../objects/find.js";
import type { SchemaObject } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { Connection } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { usualFilegroup } from "../sql/places.js";

/** The word for it ("COLLATE"). */
const usualCollation = "database_default";

interface Usual {
  readonly collation: string;
  readonly filegroup: string;
}

/** `desired` without what objects of `current` have anyway, and with collations spelled as there. What is to come goes on saying it. */
export async function settleUsual(connection: Connection, desired: Schema, current: Schema): Promise<Schema> {
  const said = [...desired].filter((object) => isSaid(object as AnyObject, current));
  if (said.length === 0) return desired;
  const usual = await usualOf(connection);
  return desired.with(
    said.map((object) =>
      object.kind === "column"
        ? withCollation(object as Column, current.get(object) as Column, usual)
        : withPlace(object as Placed, current, usual),
    ),
  );
}

type Placed = SchemaObject & { readonly tablespace?: string | undefined };

function isSaid(object: AnyObject, current: Schema): boolean {
  const former = current.get(object) as AnyObject | undefined;
  if (former === undefined) return false;
  if (object.kind === "column")
    return object.collation !== undefined && object.collation !== (former as Column).collation;
  const { tablespace } = object as Placed;
  return tablespace !== undefined && tablespace !== (former as Placed).tablespace;
}

function withCollation(column: Column, former: Column, usual: Usual): Column {
  const { collation = usualCollation, ...rest } = column;
  if (isOne(collation, usualCollation) || isOne(collation, usual.collation)) return rest;
  return isOne(collation, former.collation) ? { ...rest, collation: former.collation } : column;
}

/** An index that says nothing lies where its table does. */
function withPlace(object: Placed, current: Schema, usual: Usual): SchemaObject {
  const { tablespace = usualFilegroup, ...rest } = object;
  const { namespace, table } = object;
  const owner = table === undefined ? undefined : find(current, { kind: "table", namespace, name: table });
  const isUsual = isOne(tablespace, usualFilegroup) || isOne(tablespace, usual.filegroup);
  return isUsual && owner?.tablespace === undefined ? rest : object;
}

async function usualOf(connection: Connection): Promise<Usual> {
  try {
    const [row] = await connection.query(
      `SELECT CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), N'Collation')) AS [collation],
  (SELECT name FROM sys.data_spaces WHERE is_default = 1) AS [filegroup]`,
    );
    return { collation: String(row?.collation), filegroup: String(row?.filegroup) };
  } catch (error) {
    throw explain(error, {});
  }
}

/** These names do not tell capitals, as a rule. */
function isOne(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
