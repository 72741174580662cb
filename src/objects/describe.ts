import type { AnyOperation, OperationKind, OperationOf } from "./any.js";
import { describeCustom } from "./custom/define.js";
import type { DefinitionOperation } from "./definition/shape.js";
import type { Renamed } from "./renamed.js";

type Describers = { readonly [K in OperationKind]: (operation: OperationOf<K>) => string };

interface Place {
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
  readonly name?: string | undefined;
}

function path({ namespace, table, name }: Place): string {
  return [namespace, table, name].filter((part) => part !== undefined).join(".");
}

function changes(operation: OperationOf<"alterColumn">): string {
  const words: string[] = [];
  if (operation.type !== undefined) words.push(`type ${operation.type}`);
  if (operation.nullable !== undefined) words.push(operation.nullable ? "nullable" : "not null");
  if (operation.notNull !== undefined)
    words.push(operation.notNull.noInherit === true ? "not null, not inherited" : "not null, inherited");
  if (operation.default !== undefined)
    words.push(operation.default === null ? "no default" : `default ${operation.default}`);
  if (operation.identity !== undefined) words.push(operation.identity === null ? "no identity" : "identity");
  if (operation.generated !== undefined)
    words.push(operation.generated === null ? "not generated" : "generated");
  for (const member of ["collation", "storage", "compression", "statistics"] as const) {
    if (operation[member] !== undefined && operation.type === undefined)
      words.push(`${member} ${operation[member] ?? "default"}`);
  }
  return words.join(", ");
}

const constraintWords = {
  primaryKey: "primary key",
  unique: "unique constraint",
  check: "check",
  foreignKey: "foreign key",
} as const;

/** A kind in words, without the plugin that it belongs to. */
function definitionKindWords(kind: string): string {
  return kind.replace(/^.*:/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** `materialized view public.totals`. */
function definitionWords({ object, namespace, table, name }: DefinitionOperation): string {
  const words = definitionKindWords(object);
  return `${words} ${path({ namespace, table, name })}`;
}

/** `rename table client to customer`, `move table public.invoice to billing`, `move table public.sale to billing.invoice`. */
function renamed({ to, toNamespace }: Renamed, what: string, name: string): string {
  if (toNamespace === undefined) return `rename ${what} to ${to}`;
  return `move ${what} to ${to === name ? toNamespace : `${toNamespace}.${to}`}`;
}

const describers: Describers = {
  createNamespace: ({ name }) => `create namespace ${name}`,
  dropNamespace: ({ name }) => `drop namespace ${name}`,
  createTable: (operation) => `create table ${path(operation)}`,
  dropTable: (operation) => `drop table ${path(operation)}`,
  renameTable: (operation) => renamed(operation, `table ${path(operation)}`, operation.table),
  alterTable: (operation) => `alter table ${path(operation)}`,
  addColumn: (operation) =>
    `add column ${path({ ...operation, name: operation.column.name })} ${operation.column.type}`,
  dropColumn: (operation) => `drop column ${path(operation)}`,
  alterColumn: (operation) => `alter column ${path(operation)}: ${changes(operation)}`,
  renameColumn: (operation) => `rename column ${path(operation)} to ${operation.to}`,
  createPrimaryKey: (operation) =>
    `create primary key ${operation.name} on ${path({ ...operation, name: undefined })}`,
  createUniqueConstraint: (operation) =>
    `create unique constraint ${operation.name} on ${path({ ...operation, name: undefined })}`,
  createCheckConstraint: (operation) =>
    `create check ${operation.name} on ${path({ ...operation, name: undefined })}`,
  createForeignKey: (operation) =>
    `create foreign key ${operation.name} on ${path({ ...operation, name: undefined })} to ${path(operation.references)}`,
  alterForeignKey: (operation) =>
    `alter foreign key ${operation.name} on ${path({ ...operation, name: undefined })}`,
  dropConstraint: (operation) =>
    `drop ${constraintWords[operation.type]} ${operation.name} of ${path({ ...operation, name: undefined })}`,
  renameConstraint: (operation) => `rename constraint ${path(operation)} to ${operation.to}`,
  validateConstraint: (operation) => `validate constraint ${path(operation)}`,
  createIndex: (operation) => `create index ${operation.name} on ${path({ ...operation, name: undefined })}`,
  dropIndex: (operation) => `drop index ${operation.name} of ${path({ ...operation, name: undefined })}`,
  renameIndex: (operation) => `rename index ${operation.name} to ${operation.to}`,
  alterIndex: (operation) => `alter index ${operation.name}`,
  createEnum: (operation) => `create enum ${path(operation)}`,
  dropEnum: (operation) => `drop enum ${path(operation)}`,
  renameEnum: (operation) => renamed(operation, `enum ${path(operation)}`, operation.name),
  addEnumValue: (operation) => `add value ${operation.value} to enum ${path(operation)}`,
  renameEnumValue: (operation) =>
    `rename value ${operation.value} of enum ${path(operation)} to ${operation.to}`,
  alterEnum: (operation) => `rebuild enum ${path(operation)}`,
  createSequence: (operation) => `create sequence ${path(operation)}`,
  alterSequence: (operation) => `alter sequence ${path(operation)}`,
  dropSequence: (operation) => `drop sequence ${path(operation)}`,
  renameSequence: (operation) => renamed(operation, `sequence ${path(operation)}`, operation.name),
  comment: ({ on, text }) =>
    `${text === null ? "remove comment from" : "comment on"} ${definitionKindWords(on.kind)} ${path(on)}`,
  createObject: (operation) => `create ${definitionWords(operation)}`,
  replaceObject: (operation) => `replace ${definitionWords(operation)}`,
  alterObject: (operation) => `alter ${definitionWords(operation)}`,
  renameObject: (operation) => renamed(operation, definitionWords(operation), operation.name),
  dropObject: (operation) => `drop ${definitionWords(operation)}`,
  custom: describeCustom,
  execute: ({ sql }) => {
    // What begins with a comment says in words what it does.
    const [, said] = /^\s*-- (.+)\n/.exec(sql) ?? [];
    return said ?? `execute ${sql.replace(/\s+/g, " ").trim().slice(0, 60)}`;
  },
  run: () => "run a data step",
  backfill: ({ batchSize, ...operation }) => `backfill ${path(operation)} in batches of ${batchSize}`,
  bulkInsert: (operation) => `insert ${operation.rows.length} rows into ${path(operation)}`,
};

/** One line that says what an operation does: `add column user.age integer`. */
export function describeOperation<K extends OperationKind>(operation: OperationOf<K>): string {
  const describe: (operation: OperationOf<K>) => string = describers[operation.kind as K];
  return describe(operation);
}

/** The kind and the line: what results of verbs list. */
export function summarize(
  operations: readonly AnyOperation[],
): readonly { readonly kind: string; readonly description: string }[] {
  return operations.map((operation) => ({ kind: operation.kind, description: describeOperation(operation) }));
}
