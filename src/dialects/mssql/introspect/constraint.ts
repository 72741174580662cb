import type { Check } from "../../../objects/check/shape.js";
import type { ForeignKey, ReferentialAction } from "../../../objects/foreign-key/shape.js";
import { referenceOf } from "../../../schema/object.js";
import { sparse } from "../../../util/compact.js";
import type { Cells, Names } from "./catalog.js";
import { hidden, readable } from "./column.js";

/** Checks of tables and of table types. */
export function checkQuery(): string {
  return `SELECT c.parent_object_id AS [table], c.object_id AS [id], c.name AS [name], c.definition AS [definition],
    c.is_disabled AS [disabled], c.is_not_trusted AS [untrusted], c.is_not_for_replication AS [spared]
  FROM @owners AS o JOIN sys.check_constraints AS c ON c.parent_object_id = o.object_id
  ORDER BY c.parent_object_id, c.name`;
}

/** Foreign keys, one row for each column. */
export function foreignKeyQuery(): string {
  return `SELECT f.parent_object_id AS [table], f.object_id AS [id], f.name AS [name], f.referenced_object_id AS [target],
    f.key_index_id AS [targetIndex], rs.name AS [targetNamespace], r.name AS [targetName],
    f.delete_referential_action AS [onDelete], f.update_referential_action AS [onUpdate],
    f.is_disabled AS [disabled], f.is_not_trusted AS [untrusted], f.is_not_for_replication AS [spared],
    pc.name AS [column], rc.name AS [targetColumn]
  FROM @scope AS sc JOIN sys.foreign_keys AS f ON f.parent_object_id = sc.object_id
    LEFT JOIN sys.objects AS r ON r.object_id = f.referenced_object_id
    LEFT JOIN sys.schemas AS rs ON rs.schema_id = r.schema_id
    JOIN sys.foreign_key_columns AS fc ON fc.constraint_object_id = f.object_id
    JOIN sys.columns AS pc ON pc.object_id = fc.parent_object_id AND pc.column_id = fc.parent_column_id
    LEFT JOIN sys.columns AS rc ON rc.object_id = fc.referenced_object_id AND rc.column_id = fc.referenced_column_id
  ORDER BY f.object_id, fc.constraint_column_id`;
}

/** A constraint that is disabled is never trusted, and neither is one that replication is spared: saying so too would be noise. */
function validity(row: Cells) {
  const notEnforced = row.is("disabled");
  return sparse({ notValid: row.is("untrusted") && !notEnforced && !row.is("spared"), notEnforced });
}

export function readCheck(row: Cells, place: { readonly namespace: string; readonly table: string }): Check {
  const expression = readable(row, "definition", true, place) ?? "";
  return {
    kind: "check",
    namespace: place.namespace,
    table: place.table,
    name: row.text("name"),
    expression,
    ...validity(row),
  };
}

/** "delete_referential_action" of sys.foreign_keys; 0 is none. */
const actions: Readonly<Record<number, ReferentialAction>> = { 1: "cascade", 2: "setNull", 3: "setDefault" };

/** @param rows those of one foreign key */
function readForeignKey(rows: readonly [Cells, ...Cells[]], names: Names): ForeignKey | undefined {
  const [row] = rows;
  const owner = names.table(row.number("table"));
  if (owner === undefined) return undefined;
  const { namespace, name: table } = owner;
  if (row.maybe("targetName") === undefined || row.maybe("targetColumn") === undefined)
    throw hidden(`the table that ${row.text("name")} of ${namespace}.${table} refers to`, row.text("name"), {
      namespace,
      table,
    });
  const object: ForeignKey = {
    kind: "foreignKey",
    namespace: owner.namespace,
    table: owner.name,
    name: row.text("name"),
    columns: rows.map((each) => each.text("column")),
    references: {
      namespace: row.text("targetNamespace"),
      table: row.text("targetName"),
      columns: rows.map((each) => each.text("targetColumn")),
    },
    ...sparse({ onDelete: actions[row.number("onDelete")], onUpdate: actions[row.number("onUpdate")] }),
    ...validity(row),
  };
  names.objects.set(row.number("id"), referenceOf(object));
  return object;
}

export function readForeignKeys(rows: readonly Cells[], names: Names): readonly ForeignKey[] {
  const groups = new Map<number, [Cells, ...Cells[]]>();
  for (const row of rows) {
    const group = groups.get(row.number("id"));
    if (group === undefined) groups.set(row.number("id"), [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => readForeignKey(group, names) ?? []);
}
