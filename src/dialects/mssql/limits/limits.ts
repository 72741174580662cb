/** What SQL Server would refuse, or take now and refuse rows for later: found before it is asked. */
import type { AnyObject } from "../../../objects/any.js";
import type { Column } from "../../../objects/column/shape.js";
import { allOf, find } from "../../../objects/find.js";
import type { PrimaryKey } from "../../../objects/primary-key/shape.js";
import type { Table } from "../../../objects/table/shape.js";
import { referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { Refusal, Unmodelled } from "../../dialect.js";
import { isClustered, keysOf } from "../sql/places.js";
import { sizeOf } from "../types/type-size.js";
import { cascadePaths } from "./cascade-paths.js";
import { tooLongKeys } from "./key-limits.js";
import { impossibleParts } from "./part-limits.js";
import { impossibleRebuilds } from "./rebuild-limits.js";

/** What of `desired` the server would refuse; what `current` has already is left as it is. */
export function check(
  desired: Schema,
  current: Schema,
  unmodelled: readonly Unmodelled[] = [],
): readonly Refusal[] {
  const tables = allOf(desired, "table");
  return [
    ...cascadePaths(desired),
    ...impossibleRebuilds(desired, current, unmodelled),
    ...impossibleParts(desired),
    ...tooLongKeys(desired, current),
    ...tables.flatMap((table) => [
      ...clusteredTwice(table, desired),
      ...tooLongRow(table, desired),
      ...impossibleColumns(table, desired),
      ...changedPeriods(table, desired, current),
    ]),
  ];
}

function partsOf<T extends AnyObject>(
  schema: Schema,
  { namespace, name }: Table,
  kind: T["kind"],
): readonly T[] {
  return schema.childrenOf(namespace, name, kind) as readonly AnyObject[] as readonly T[];
}

/** Error 1902. */
function clusteredTwice(table: Table, schema: Schema): readonly Refusal[] {
  const [first, second] = keysOf(schema, table).filter(isClustered);
  if (first === undefined || second === undefined) return [];
  return [
    {
      code: "CLUSTERED_TWICE",
      object: referenceOf(second),
      message: `the rows of ${table.name} are to lie in the order of ${first.name} and of ${second.name}`,
      why: "A table has one clustered index, and its primary key is that unless it says otherwise (error 1902).",
      fix: "Say primaryKey: { mssql: { clustered: false } } in @Entity, or clustered of one of them only.",
    },
  ];
}

/** "Maximum capacity specifications": 8,060 bytes in a row, of which values of a fixed length move nowhere else. Error 1701. */
function tooLongRow(table: Table, schema: Schema): readonly Refusal[] {
  const columns = partsOf<Column>(schema, table, "column").filter(
    ({ sparse, generated }) => sparse !== true && generated?.stored !== false,
  );
  const bits = columns.filter(({ type }) => type === "bit").length;
  const fixed = columns.reduce((sum, { type }) => {
    const size = sizeOf(type);
    return typeof size === "object" && size.isFixed && type !== "bit" ? sum + size.bytes : sum;
  }, 0);
  const bytes = 4 + fixed + Math.ceil(bits / 8) + 2 + Math.ceil(columns.length / 8);
  if (bytes <= 8060) return [];
  return [
    {
      code: "ROW_TOO_LONG",
      object: referenceOf(table),
      message: `every row of ${table.name} takes ${bytes} bytes or more`,
      why: "A row of SQL Server has 8060 bytes at most, and values of a fixed length (char, nchar, binary) cannot lie elsewhere (error 1701).",
      fix: "Make long columns nvarchar, varchar or varbinary, or put some of them into a table of their own.",
    },
  ];
}

interface ColumnRule {
  readonly isBroken: (columns: readonly Column[], table: Table, schema: Schema) => Column | Table | undefined;
  readonly message: string;
  readonly fix: string;
}

function second(columns: readonly Column[], isMeant: (column: Column) => boolean): Column | undefined {
  return columns.filter(isMeant)[1];
}

const unsparseable = /^(?:n?text|image|rowversion|geometry|geography)$/;

/** "CREATE TABLE", "Use sparse columns", "Create a system-versioned temporal table": errors 2744, 8196, 2738, 1731, 13553, 13501. */
const rules: readonly ColumnRule[] = [
  {
    isBroken: (columns) => second(columns, ({ identity }) => identity !== undefined),
    message: "is the second column that numbers itself: a table has one",
    fix: "Take identity away from one of them; a sequence and a default can number it.",
  },
  {
    isBroken: (columns) => second(columns, ({ rowGuid }) => rowGuid === true),
    message: "is the second ROWGUIDCOL: a table has one",
    fix: "Keep rowGuid on one of them.",
  },
  {
    isBroken: (columns) =>
      columns.find(({ rowGuid, type }) => rowGuid === true && type !== "uniqueidentifier"),
    message: "is ROWGUIDCOL and no uniqueidentifier",
    fix: 'Make it @Column("uuid"), or take rowGuid away.',
  },
  {
    isBroken: (columns) => second(columns, ({ type }) => type === "rowversion"),
    message: "is the second rowversion: a table has one",
    fix: "Keep one of them.",
  },
  {
    isBroken: (columns) =>
      columns.find(
        ({ sparse, nullable, default: value, generated, identity, rowGuid, type }) =>
          sparse === true &&
          (!nullable || (value ?? generated ?? identity ?? rowGuid) !== undefined || unsparseable.test(type)),
      ),
    message:
      "is sparse: it has to be nullable, without a default, an expression or an identity, and of a type that can be sparse",
    fix: "Take sparse away, or the rest.",
  },
  {
    isBroken: (columns) =>
      columns.find(({ period, type }) => period !== undefined && !/^datetime2\b/.test(type)),
    message: "bounds a period and is no datetime2",
    fix: 'Make it @Column("timestamp").',
  },
  {
    isBroken: (_, table, schema) =>
      table.temporal !== undefined && partsOf<PrimaryKey>(schema, table, "primaryKey").length === 0
        ? table
        : undefined,
    message: "keeps its history and has no primary key",
    fix: "Give it a @PrimaryColumn.",
  },
];

function impossibleColumns(table: Table, schema: Schema): readonly Refusal[] {
  const columns = partsOf<Column>(schema, table, "column");
  return rules.flatMap(({ isBroken, message, fix }) => {
    const object = isBroken(columns, table, schema);
    if (object === undefined) return [];
    const name = object.kind === "table" ? object.name : `${table.name}.${object.name}`;
    return [
      { code: "TABLE_IMPOSSIBLE" as const, object: referenceOf(object), message: `${name} ${message}`, fix },
    ];
  });
}

/** Errors 13599 and 13729: a column that bounds a period is what it is for as long as there is one. */
function changedPeriods(table: Table, desired: Schema, current: Schema): readonly Refusal[] {
  if (table.temporal === undefined) return [];
  return partsOf<Column>(desired, table, "column").flatMap((column) => {
    const former = find(current, column);
    if (column.period === undefined || former?.period === undefined) return [];
    if (former.type === column.type && former.nullable === column.nullable) return [];
    return [
      {
        code: "TABLE_IMPOSSIBLE" as const,
        object: referenceOf(column),
        message: `${table.name}.${column.name} bounds a period and cannot become ${column.type}: it is ${former.type}`,
        why: "SQL Server alters no column of a period (error 13599), and its history would have to fit the new one.",
        fix: `Keep ${former.type}, or end the history in one migration and begin it anew in the next.`,
      },
    ];
  });
}
