/** Namespaces, enums and sequences. */
import type {
  AddEnumValue,
  AlterEnum,
  CreateEnum,
  DropEnum,
  EnumUse,
  RenameEnum,
  RenameEnumValue,
} from "../../../objects/enum/shape.js";
import type { CreateNamespace, DropNamespace } from "../../../objects/namespace/shape.js";
import type {
  AlterSequence,
  CreateSequence,
  DropSequence,
  RenameSequence,
  SequenceAttributes,
} from "../../../objects/sequence/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { defaultClause, sequenceClauses, setOrRestart, words } from "./clauses.js";
import { renameStatements } from "./rename-statements.js";

/** The comment that PostgreSQL itself puts on a new database. */
export const initialComment = "standard public schema";

/** What a new database brings along with the namespace that each has, and what nobody says of it therefore. */
const usualForPublic: readonly Statement[] = [
  { sql: "GRANT USAGE ON SCHEMA public TO PUBLIC" },
  { sql: `COMMENT ON SCHEMA public IS ${quoteString(initialComment)}` },
];

export const namespaceCompilers = {
  createNamespace: ({ name }: CreateNamespace): readonly Statement[] => [
    { sql: `CREATE SCHEMA ${quote(name)}` },
    ...(name === "public" ? usualForPublic : []),
  ],
  dropNamespace: ({ name }: DropNamespace): readonly Statement[] => [{ sql: `DROP SCHEMA ${quote(name)}` }],
};

function valueList(values: readonly string[]): string {
  return values.map(quoteString).join(", ");
}

/** The name of the old type while the new one takes its place; gone when the operation ends. */
const steppingAside = "__schemix_old";

function replaced(column: string, replace: Readonly<Record<string, string>>, isArray: boolean): string {
  const pairs = Object.entries(replace);
  if (isArray) {
    return pairs.reduce(
      (text, [from, to]) => `array_replace(${text}, ${quoteString(from)}, ${quoteString(to)})`,
      `${column}::text[]`,
    );
  }
  if (pairs.length === 0) return `${column}::text`;
  const cases = pairs.map(([from, to]) => `WHEN ${quoteString(from)} THEN ${quoteString(to)}`).join(" ");
  return `(CASE ${column}::text ${cases} ELSE ${column}::text END)`;
}

function alterUse({ namespace, table, column }: EnumUse): string {
  return `ALTER TABLE ${qualified(namespace, table)} ALTER COLUMN ${quote(column)}`;
}

/** A column that is inherited changes with its parent's, and may have no default of the former type then. */
function freeHeir(use: EnumUse): readonly Statement[] {
  const isInTheWay = use.inherited === true && use.default !== undefined;
  return isInTheWay ? [{ sql: `${alterUse(use)} DROP DEFAULT` }] : [];
}

function moveColumn(operation: AlterEnum, use: EnumUse): readonly Statement[] {
  const column = quote(use.column);
  const alter = alterUse(use);
  if (use.inherited === true) {
    const initial = use.default === undefined ? "DROP DEFAULT" : `SET ${defaultClause(use.default)}`;
    return [{ sql: `${alter} ${initial}` }];
  }
  const type = `${qualified(operation.namespace, operation.name)}${use.array === true ? "[]" : ""}`;
  const value = replaced(column, operation.replace ?? {}, use.array === true);
  return [
    ...(use.default === undefined ? [] : [{ sql: `${alter} DROP DEFAULT` }]),
    { sql: `${alter} TYPE ${type} USING ${value}::${type}` },
    ...(use.default === undefined ? [] : [{ sql: `${alter} SET ${defaultClause(use.default)}` }]),
  ];
}

export const enumCompilers = {
  createEnum: ({ namespace, name, values }: CreateEnum): readonly Statement[] => [
    { sql: `CREATE TYPE ${qualified(namespace, name)} AS ENUM (${valueList(values)})` },
  ],
  dropEnum: ({ namespace, name }: DropEnum): readonly Statement[] => [
    { sql: `DROP TYPE ${qualified(namespace, name)}` },
  ],
  renameEnum: (operation: RenameEnum): readonly Statement[] => renameStatements("TYPE", operation),
  addEnumValue: ({ namespace, name, value, before, after }: AddEnumValue): readonly Statement[] => [
    {
      sql: words(
        `ALTER TYPE ${qualified(namespace, name)} ADD VALUE ${quoteString(value)}`,
        before !== undefined && `BEFORE ${quoteString(before)}`,
        before === undefined && after !== undefined && `AFTER ${quoteString(after)}`,
      ),
    },
  ],
  renameEnumValue: ({ namespace, name, value, to }: RenameEnumValue): readonly Statement[] => [
    {
      sql: `ALTER TYPE ${qualified(namespace, name)} RENAME VALUE ${quoteString(value)} TO ${quoteString(to)}`,
    },
  ],
  alterEnum: (operation: AlterEnum): readonly Statement[] => [
    { sql: `ALTER TYPE ${qualified(operation.namespace, operation.name)} RENAME TO ${quote(steppingAside)}` },
    {
      sql: `CREATE TYPE ${qualified(operation.namespace, operation.name)} AS ENUM (${valueList(operation.values)})`,
    },
    ...operation.columns.flatMap(freeHeir),
    ...operation.columns.flatMap((use) => moveColumn(operation, use)),
    { sql: `DROP TYPE ${qualified(operation.namespace, steppingAside)}` },
  ],
};

function owner(namespace: string | undefined, ownedBy: SequenceAttributes["ownedBy"] | null): string | false {
  if (ownedBy === undefined) return false;
  if (ownedBy === null) return "OWNED BY NONE";
  return `OWNED BY ${qualified(namespace, ownedBy.table)}.${quote(ownedBy.column)}`;
}

function continueAfter({ namespace, name, ownedBy }: AlterSequence): readonly Statement[] {
  if (ownedBy === undefined || ownedBy === null) return [];
  const sequence = quoteString(qualified(namespace, name));
  const farthest = `SELECT max(${quote(ownedBy.column)}) AS farthest FROM ${qualified(namespace, ownedBy.table)}`;
  return [{ sql: `SELECT setval(${sequence}, farthest) FROM (${farthest}) AS rows WHERE farthest >= 1` }];
}

/** Only the server that runs it knows who owns the table; what a column owns cannot change hands. */
function join({ namespace, name, ownedBy }: AlterSequence): readonly Statement[] {
  if (ownedBy === undefined || ownedBy === null) return [];
  const alter = `ALTER SEQUENCE ${qualified(namespace, name)} OWNER TO %I`;
  const table = quoteString(qualified(namespace, ownedBy.table));
  const owner = `SELECT pg_catalog.format(${quoteString(alter)}, pg_catalog.pg_get_userbyid(relowner)) FROM pg_catalog.pg_class WHERE oid = ${table}::regclass`;
  return [
    { sql: `ALTER SEQUENCE ${qualified(namespace, name)} OWNED BY NONE` },
    { sql: `DO ${quoteString(`BEGIN EXECUTE (${owner}); END`)}` },
  ];
}

export const sequenceCompilers = {
  createSequence: (operation: CreateSequence): readonly Statement[] => [
    {
      sql: words(
        operation.unlogged === true ? "CREATE UNLOGGED SEQUENCE" : "CREATE SEQUENCE",
        qualified(operation.namespace, operation.name),
        operation.type !== undefined && `AS ${operation.type}`,
        sequenceClauses(operation),
        owner(operation.namespace, operation.ownedBy),
      ),
    },
  ],
  alterSequence: (operation: AlterSequence): readonly Statement[] => {
    const alter = `ALTER SEQUENCE ${qualified(operation.namespace, operation.name)}`;
    const changes = words(
      operation.type !== undefined && `AS ${operation.type}`,
      sequenceClauses(operation),
      operation.cycle === false && "NO CYCLE",
      owner(operation.namespace, operation.ownedBy),
    );
    const { unlogged, continueAfterRows, joinOwner, restartIfOutside } = operation;
    const sequence = quoteString(qualified(operation.namespace, operation.name));
    const change =
      restartIfOutside === true
        ? setOrRestart(`${alter} ${changes}`, `${sequence}::regclass`, operation)
        : { sql: `${alter} ${changes}` };
    return [
      ...(joinOwner === true ? join(operation) : []),
      ...(changes === "" ? [] : [change]),
      ...(unlogged === undefined ? [] : [{ sql: `${alter} SET ${unlogged ? "UNLOGGED" : "LOGGED"}` }]),
      ...(continueAfterRows === true ? continueAfter(operation) : []),
    ];
  },
  dropSequence: ({ namespace, name }: DropSequence): readonly Statement[] => [
    { sql: `DROP SEQUENCE ${qualified(namespace, name)}` },
  ],
  renameSequence: (operation: RenameSequence): readonly Statement[] =>
    renameStatements("SEQUENCE", operation),
};
