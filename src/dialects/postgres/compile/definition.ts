/** Definitions as statements: what makes them is their own text, what drops them or names them is written here. */
import {
  type BuiltInKind,
  bareName,
  type CustomKind,
  type DefinitionKind,
  isCustomKind,
} from "../../../objects/definition/shape.js";
import type { Renamed } from "../../../objects/renamed.js";
import { assertNever } from "../../../util/assert-never.js";
import { unknownKind } from "../../object-kind.js";
import { tokensOf } from "../sql/lexical.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import {
  inheritedDefault,
  inheritedSettings,
  inheritedState,
  notValidAgain,
  usualIndex,
} from "./inherited.js";
import { revokeAll } from "./rights.js";

/** A definition's address; routines carry their arguments in the name. */
export interface DefinitionTarget {
  readonly object: DefinitionKind;
  /** Absent or empty: the path decides, or it lives in none. */
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
  readonly name: string;
}

/** The statement that takes a definition away, and nothing that depends on it. */
export function dropDefinition(target: DefinitionTarget): string {
  const { object, name } = target;
  switch (object) {
    case "exclusion":
    case "partitionConstraint":
      return `ALTER TABLE ${tableOf(target)} DROP CONSTRAINT ${quote(name)}`;
    case "rowSecurity":
      return `ALTER TABLE ${tableOf(target)} ${name === "forced" ? "NO FORCE" : "DISABLE"} ROW LEVEL SECURITY`;
    case "replicaIdentity":
      return `ALTER TABLE ${tableOf(target)} REPLICA IDENTITY DEFAULT`;
    case "clustering":
      return `ALTER TABLE ${tableOf(target)} SET WITHOUT CLUSTER`;
    case "partitionIndexName":
      return usualIndex(place(target));
    case "partitionDefault":
      return inheritedDefault(tableOf(target), name);
    case "partitionNotNull":
      return `ALTER TABLE ${tableOf(target)} ALTER COLUMN ${quote(name)} DROP NOT NULL`;
    case "partitionColumn":
      return inheritedSettings(tableOf(target), name);
    case "partitionTrigger":
      return inheritedState(tableOf(target), name);
    case "validity":
      return notValidAgain(tableOf(target), name);
    case "owner":
      return `ALTER ${name} OWNER TO CURRENT_USER`;
    case "privilege":
    case "defaultPrivilege":
      return revokeAll(object, name);
    default:
      return `DROP ${words(object, target)}`;
  }
}

/**
 * The statements that give a definition another name and take it to another namespace; the arguments of a routine stay, and are
 * not said again.
 */
export function renameDefinition(target: DefinitionTarget & Renamed): readonly string[] {
  const { name, to, toNamespace } = target;
  const moved = { ...target, name: to };
  return [
    ...(name === to && toNamespace !== undefined ? [] : [renameStatement(target)]),
    ...(toNamespace === undefined ? [] : moveStatements(moved, toNamespace)),
  ];
}

function moveStatements(target: DefinitionTarget, namespace: string): readonly string[] {
  const move = `ALTER ${words(target.object as NamedKind, target)} SET SCHEMA ${quote(namespace)}`;
  return target.object === "rangeType" ? [moveAlong(place(target), namespace), move] : [move];
}

/** What a range brings along stays where it was made: the type of many of them, and the functions by which both are called. */
function moveAlong(range: string, namespace: string): string {
  const types = `SELECT r.rngtypid AS own, nullif(to_jsonb(r)->>'rngmultitypid', '0')::oid AS many
    FROM pg_catalog.pg_range r WHERE r.rngtypid = ${quoteString(range)}::regtype`;
  const moves = `WITH types AS (${types})
    SELECT pg_catalog.format('ALTER FUNCTION %s SET SCHEMA %I', p.oid::regprocedure, ${quoteString(namespace)}) FROM types
      JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (own, many)
        AND d.classid = 'pg_catalog.pg_proc'::regclass AND d.deptype = 'i'
      JOIN pg_catalog.pg_proc p ON p.oid = d.objid
    UNION ALL SELECT pg_catalog.format('ALTER TYPE %s SET SCHEMA %I', many::regtype, ${quoteString(namespace)}) FROM types WHERE many IS NOT NULL`;
  return `DO ${quoteString(`DECLARE move text; BEGIN FOR move IN ${moves} LOOP EXECUTE move; END LOOP; END`)}`;
}

function renameStatement(target: DefinitionTarget & Renamed): string {
  const { object, name, to } = target;
  switch (object) {
    case "exclusion":
    case "partitionConstraint":
      return `ALTER TABLE ${tableOf(target)} RENAME CONSTRAINT ${quote(name)} TO ${quote(to)}`;
    case "function":
    case "procedure":
    case "aggregate":
      return `ALTER ${words(object, target)} RENAME TO ${bareName({ kind: object, name: to })}`;
    case "rowSecurity":
    case "replicaIdentity":
    case "clustering":
    case "operator":
    case "cast":
    case "userMapping":
    case "partitionIndexName":
    case "partitionDefault":
    case "partitionNotNull":
    case "partitionColumn":
    case "partitionTrigger":
    case "validity":
    case "owner":
    case "privilege":
    case "defaultPrivilege":
      throw new TypeError(`${object} has no name of its own`);
    default:
      return `ALTER ${words(object, target)} RENAME TO ${quote(to)}`;
  }
}

/** What COMMENT ON calls a definition; nothing for a mark of a table, which can have no comment. */
export function commentTarget(target: DefinitionTarget): string | undefined {
  const { object, name } = target;
  switch (object) {
    case "exclusion":
    case "partitionConstraint":
      return `CONSTRAINT ${quote(name)} ON ${tableOf(target)}`;
    case "partitionIndexName":
      return `INDEX ${place(target)}`;
    case "rowSecurity":
    case "replicaIdentity":
    case "clustering":
    case "userMapping":
    case "partitionDefault":
    case "partitionNotNull":
    case "partitionColumn":
    case "partitionTrigger":
    case "validity":
    case "owner":
    case "privilege":
    case "defaultPrivilege":
      return undefined;
    default:
      return words(object, target);
  }
}

type NamedKind = Exclude<
  BuiltInKind,
  | "exclusion"
  | "partitionConstraint"
  | "partitionIndexName"
  | "partitionDefault"
  | "partitionNotNull"
  | "partitionColumn"
  | "partitionTrigger"
  | "validity"
  | "rowSecurity"
  | "replicaIdentity"
  | "clustering"
  | "owner"
  | "privilege"
  | "defaultPrivilege"
>;

/** The kind and the name, as DROP and COMMENT ON take them alike. */
function words(kind: NamedKind | CustomKind, target: DefinitionTarget): string {
  const { name } = target;
  switch (kind) {
    case "extension":
      return `EXTENSION ${quote(name)}`;
    case "publication":
      return `PUBLICATION ${quote(name)}`;
    case "eventTrigger":
      return `EVENT TRIGGER ${quote(name)}`;
    case "rule":
      return `RULE ${quote(name)} ON ${tableOf(target)}`;
    case "trigger":
      return `TRIGGER ${quote(name)} ON ${tableOf(target)}`;
    case "policy":
      return `POLICY ${quote(name)} ON ${tableOf(target)}`;
    case "function":
      return `FUNCTION ${routine(target)}`;
    case "procedure":
      return `PROCEDURE ${routine(target)}`;
    case "aggregate":
      return `AGGREGATE ${routine(target)}`;
    case "operator":
      return `OPERATOR ${routine(target)}`;
    case "cast":
      return `CAST (${name})`;
    case "conversion":
      return `CONVERSION ${place(target)}`;
    case "textSearchDictionary":
      return `TEXT SEARCH DICTIONARY ${place(target)}`;
    case "textSearchConfiguration":
      return `TEXT SEARCH CONFIGURATION ${place(target)}`;
    case "foreignDataWrapper":
      return `FOREIGN DATA WRAPPER ${quote(name)}`;
    case "foreignServer":
      return `SERVER ${quote(name)}`;
    case "userMapping":
      return `USER MAPPING FOR ${name}`;
    case "foreignTable":
      return `FOREIGN TABLE ${place(target)}`;
    case "collation":
      return `COLLATION ${place(target)}`;
    case "domain":
      return `DOMAIN ${place(target)}`;
    case "compositeType":
    case "rangeType":
      return `TYPE ${place(target)}`;
    case "view":
      return `VIEW ${place(target)}`;
    case "materializedView":
      return `MATERIALIZED VIEW ${place(target)}`;
    case "partition":
      return `TABLE ${place(target)}`;
    case "partitionIndex":
      return `INDEX ${place(target)}`;
    case "statistics":
      return `STATISTICS ${place(target)}`;
    default:
      if (isCustomKind(kind) || kind === "tableType") throw unknownKind(kind);
      return assertNever(kind);
  }
}

function namespaceOf({ namespace }: DefinitionTarget): string | undefined {
  return namespace === "" ? undefined : namespace;
}

function place(target: DefinitionTarget): string {
  return qualified(namespaceOf(target), target.name);
}

function tableOf(target: DefinitionTarget): string {
  return qualified(namespaceOf(target), target.table ?? "");
}

/** The name of a routine or an operator is SQL already, such as `add(integer, integer)`. */
function routine(target: DefinitionTarget): string {
  const namespace = namespaceOf(target);
  return namespace === undefined ? target.name : `${quote(namespace)}.${target.name}`;
}

/** The statement that puts a definition in the place of the one that is there. */
export function replaceDefinition(definition: string): string {
  return definition.replace(/^CREATE\s+(?:OR\s+REPLACE\s+)?/i, "CREATE OR REPLACE ");
}

const routines: ReadonlySet<DefinitionKind> = new Set(["function", "procedure", "aggregate"]);

/**
 * The statements that a definition consists of: the first makes the object, those behind it say what it has no word
 * for, such as that a trigger is disabled. They are parted by semicolons outside of constants, names, comments and
 * brackets; a routine is always one statement, for its body may have semicolons of its own.
 */
export function definitionStatements(kind: DefinitionKind, definition: string): readonly string[] {
  if (routines.has(kind)) return [definition];
  const statements: string[] = [];
  let [start, depth] = [0, 0];
  for (const { 0: text, index } of tokensOf(definition)) {
    if (text === "(") depth++;
    else if (text === ")") depth--;
    else if (text === ";" && depth === 0) {
      statements.push(definition.slice(start, index));
      start = index + 1;
    }
  }
  statements.push(definition.slice(start));
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== "");
}
