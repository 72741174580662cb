/** Namespaces and sequences; and enums, which are text and a check here. */
import { SchemixError } from "../../../errors/schemix-error.js";
import type { EnumOperation } from "../../../objects/enum/shape.js";
import type { CreateNamespace, DropNamespace } from "../../../objects/namespace/shape.js";
import type {
  AlterSequence,
  CreateSequence,
  DropSequence,
  RenameSequence,
  SequenceOptions,
} from "../../../objects/sequence/shape.js";
import type { Compilers, Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { execute, impossible, objectId, words } from "./clauses.js";
import { renameAndTransfer } from "./transfer-scripts.js";

/** CREATE SCHEMA has a batch of its own, as every statement has. */
export const namespaceCompilers = {
  createNamespace: ({ name }: CreateNamespace): readonly Statement[] => [
    { sql: `CREATE SCHEMA ${quote(name)}` },
  ],
  dropNamespace: ({ name }: DropNamespace): readonly Statement[] => [{ sql: `DROP SCHEMA ${quote(name)}` }],
};

function unsupported(operation: EnumOperation): never {
  throw new SchemixError("OPERATION_INVALID", {
    message: `${operation.kind} ${operation.name}: SQL Server has no types that are lists of values`,
    why: "An enum of an entity becomes text with a check on each of its columns.",
    fix: "Change the check: op.dropConstraint and op.createCheckConstraint; `schemix generate` writes them.",
  });
}

export const enumCompilers = {
  createEnum: unsupported,
  dropEnum: unsupported,
  renameEnum: unsupported,
  addEnumValue: unsupported,
  renameEnumValue: unsupported,
  alterEnum: unsupported,
} satisfies Pick<Compilers, EnumOperation["kind"]>;

/** `NO CACHE` for what takes one number at a time. */
function cacheClause(cache: string): string {
  return cache === "0" || cache === "1" ? "NO CACHE" : `CACHE ${cache}`;
}

/** Left alone, a sequence would start at the least number of its type, which nobody means. */
function creationClauses({
  start,
  increment = "1",
  minValue,
  maxValue,
  cache,
  cycle,
}: SequenceOptions): string {
  const isDescending = increment.startsWith("-");
  const least = minValue ?? (isDescending ? undefined : "1");
  const most = maxValue ?? (isDescending ? "-1" : undefined);
  const first = start ?? (isDescending ? most : least);
  return words(
    first !== undefined && `START WITH ${first}`,
    `INCREMENT BY ${increment}`,
    least === undefined ? "NO MINVALUE" : `MINVALUE ${least}`,
    most === undefined ? "NO MAXVALUE" : `MAXVALUE ${most}`,
    cycle === true && "CYCLE",
    cache !== undefined && cacheClause(cache),
  );
}

function refuse({
  name,
  unlogged,
  ownedBy,
}: Pick<CreateSequence, "name" | "unlogged"> & { readonly ownedBy?: unknown }): void {
  if (unlogged !== undefined || ownedBy !== undefined)
    throw impossible(`The sequence ${name} is unlogged or owned by a column`, "Leave it out for SQL Server.");
}

function createSequence(operation: CreateSequence): readonly Statement[] {
  refuse(operation);
  const { namespace, name, type } = operation;
  return [
    {
      sql: words(
        `CREATE SEQUENCE ${qualified(namespace, name)}`,
        `AS ${type ?? "bigint"}`,
        creationClauses(operation),
      ),
    },
  ];
}

/**
 * ALTER SEQUENCE knows no START WITH. A new start counts only where the sequence has not come so far: it must not give out
 * numbers twice.
 */
function alterSequence(operation: AlterSequence): readonly Statement[] {
  refuse(operation);
  const { namespace, name, type, start, increment, minValue, maxValue, cache, cycle, restartIfOutside } =
    operation;
  if (type !== undefined)
    throw impossible(
      `The sequence ${name} cannot get another type in place`,
      "Drop it and create it again; `schemix generate` writes that.",
    );
  const alter = `ALTER SEQUENCE ${qualified(namespace, name)}`;
  // Narrower limits come with all options, and a cache of 1 is what one is called that nobody has said: it stays as it is.
  const isUnsaid = restartIfOutside === true && cache === "1";
  const changes = words(
    increment !== undefined && `INCREMENT BY ${increment}`,
    minValue !== undefined && `MINVALUE ${minValue}`,
    maxValue !== undefined && `MAXVALUE ${maxValue}`,
    cycle !== undefined && (cycle ? "CYCLE" : "NO CYCLE"),
    cache !== undefined && !isUnsaid && cacheClause(cache),
  );
  const at = `(SELECT CAST(current_value AS decimal(38, 0)) FROM sys.sequences WHERE object_id = ${objectId(namespace, name)})`;
  const isDescending = increment?.startsWith("-") === true;
  const behind = start === undefined ? undefined : `${at} ${isDescending ? ">" : "<"} ${start}`;
  if (restartIfOutside === true && start !== undefined && (minValue ?? maxValue) !== undefined)
    return [{ sql: narrow(operation, start, changes) }];
  return [
    ...(changes === "" ? [] : [{ sql: `${alter} ${changes}` }]),
    ...(behind === undefined ? [] : [{ sql: `IF ${behind} ${alter} RESTART WITH ${start}` }]),
  ];
}

/**
 * Narrower limits. A number outside of them is followed by the start; one inside by the next, which has to be said where they leave out
 * where the sequence once began ("ALTER SEQUENCE").
 */
function narrow(
  { namespace, name, minValue, maxValue, increment = "1" }: AlterSequence,
  start: string,
  changes: string,
): string {
  const alter = `ALTER SEQUENCE ${qualified(namespace, name)}`;
  const isOutside = (variable: string): string =>
    [
      ...(minValue === undefined ? [] : [`${variable} < ${minValue}`]),
      ...(maxValue === undefined ? [] : [`${variable} > ${maxValue}`]),
    ].join(" OR ");
  return [
    "DECLARE @at decimal(38, 0), @first decimal(38, 0), @sql nvarchar(max);",
    "SELECT @at = CONVERT(decimal(38, 0), current_value), @first = CONVERT(decimal(38, 0), start_value)",
    `FROM sys.sequences WHERE object_id = ${objectId(namespace, name)};`,
    `SET @sql = ${quoteString(`${alter} RESTART WITH `)} + CONVERT(nvarchar(60), @at + (${increment})) + ${quoteString(` ${changes}`)};`,
    `IF ${isOutside("@at")} ${alter} ${words(`RESTART WITH ${start}`, changes)};`,
    `ELSE IF ${isOutside("@first")} EXEC sys.sp_executesql @sql;`,
    `ELSE ${alter} ${changes};`,
  ].join("\n");
}

export const sequenceCompilers = {
  createSequence,
  alterSequence,
  dropSequence: ({ namespace, name }: DropSequence): readonly Statement[] => [
    { sql: `DROP SEQUENCE ${qualified(namespace, name)}` },
  ],
  renameSequence: (operation: RenameSequence): readonly Statement[] => {
    if (operation.toNamespace !== undefined) return [{ sql: renameAndTransfer(operation).join("\n") }];
    const { namespace, name, to } = operation;
    const args = {
      objname: quoteString(qualified(namespace, name)),
      newname: quoteString(to),
      objtype: "N'OBJECT'",
    };
    return [{ sql: execute("sys.sp_rename", args) }];
  },
};
