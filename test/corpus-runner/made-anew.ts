/** What a plan drops and makes anew under the same name, and whether the server has no other way. */

import { postgresDialect } from "../../src/dialects/postgres/dialect.js";
import { contextOf } from "../../src/diff/plan.js";
import type { AnyObject, AnyOperation } from "../../src/objects/any.js";
import { definitionReference } from "../../src/objects/definition/shape.js";
import { descendantsOf } from "../../src/objects/inheritance.js";
import { changedMembers } from "../../src/objects/kind.js";
import { touchesOf } from "../../src/operations/step.js";
import { keyOf, type Reference, referenceOf } from "../../src/schema/object.js";
import type { Schema } from "../../src/schema/schema.js";
import { isSameData } from "../../src/util/compare.js";
import { reasonIn, reasonOf, reasonOfTree } from "./made-anew-reasons.js";

const planner = await postgresDialect.planner();

export interface MadeAnew {
  /** `view public.adult`. */
  readonly object: string;
  /** Absent: the server could have altered or left it. */
  readonly why: string | undefined;
}

interface Sides {
  /** Both in the server's words. */
  readonly before: Schema;
  readonly after: Schema;
  readonly defaultNamespace: string;
  /** `server_version_num`. */
  readonly version: number;
}

/** Each once, sorted. */
export function madeAnew(operations: readonly AnyOperation[], found: Sides): readonly MadeAnew[] {
  const sides = loosened(found);
  const named = operations.map((operation) => ({ operation, ...touched(operation, sides.defaultNamespace) }));
  const dropped = named.flatMap((each) => each.drops);
  const made = new Set(named.flatMap((each) => each.makes).map(nameKey));
  const anew = dropped.filter((reference) => made.has(nameKey(reference)));
  const rebuilt = operations.flatMap((operation) => rebuiltBy(operation, sides));
  const changed = new Set([
    ...rebuilt.map(keyOf),
    ...dropped.map(keyOf),
    ...[...named.flatMap(({ changes }) => changes), ...anew]
      .flatMap((reference) => [reference, ...heirs(reference, sides)])
      .map(keyOf),
  ]);
  const reasons = anew.map((reference) => ({
    object: [
      reference.kind,
      [reference.namespace, reference.table, reference.name].filter(Boolean).join("."),
    ].join(" "),
    why: whyAnew(reference, changed, sides),
  }));
  return [...new Map(reasons.map((each) => [each.object, each])).values()].sort((a, b) =>
    a.object < b.object ? -1 : 1,
  );
}

/** What is a partition on one side only changes as a table that stands alone. */
function loosened(sides: Sides): Sides {
  const { before, after, version: serverVersion, defaultNamespace } = sides;
  const place = { dialect: postgresDialect, planner, serverVersion, defaultNamespace };
  const found = planner.loosen?.(contextOf(before, after, place));
  return found === undefined ? sides : { ...sides, before: found.before, after: found.after };
}

/** A table whose rows move into another one of its name, with all that it is made of. */
function rebuiltBy(operation: AnyOperation, { before, defaultNamespace }: Sides): readonly Reference[] {
  if (operation.kind !== "execute") return [];
  const tables = touchesOf(operation).filter(({ rewrite }) => rewrite === true);
  return tables.flatMap(({ namespace = defaultNamespace, table }) => [
    { kind: "table", namespace, name: table },
    ...[...before].filter((object) => object.namespace === namespace && object.table === table),
  ]);
}

/** Constraints and indexes share names, whatever kind they are. */
function nameKey({ kind, namespace, table = "", name }: Reference): string {
  const isPart = ["primaryKey", "unique", "check", "foreignKey", "index", "constraint"].includes(kind);
  return JSON.stringify([isPart ? "part" : kind, namespace, table, name]);
}

interface Touched {
  readonly drops: readonly Reference[];
  readonly makes: readonly Reference[];
  /** What stands on it may have to go for the time of the change. */
  readonly changes: readonly Reference[];
}

function touched(operation: AnyOperation, defaultNamespace: string): Touched {
  const namespace = ("namespace" in operation ? operation.namespace : undefined) ?? defaultNamespace;
  const none = { drops: [], makes: [], changes: [] };
  const part = (kind: string, table: string, name: string): Reference => ({ kind, namespace, table, name });
  switch (operation.kind) {
    case "dropTable":
      return { ...none, drops: [{ kind: "table", namespace, name: operation.table }] };
    case "createTable":
      return { ...none, makes: [{ kind: "table", namespace, name: operation.table }] };
    case "alterTable":
      return operation.unlogged === undefined
        ? none
        : { ...none, changes: [{ kind: "persistence", namespace, name: operation.table }] };
    case "dropColumn":
      return { ...none, drops: [part("column", operation.table, operation.name)] };
    case "addColumn":
      return { ...none, makes: [part("column", operation.table, operation.column.name)] };
    case "alterColumn": {
      const column = part("column", operation.table, operation.name);
      const isOther = operation.type !== undefined || operation.generated !== undefined;
      const row = { kind: "row", namespace, name: operation.table };
      return isOther || operation.collation !== undefined ? { ...none, changes: [column, row] } : none;
    }
    case "execute": {
      const changes = touchesOf(operation).flatMap(({ namespace: other, table, columns = [] }) =>
        columns.map((name) => ({ kind: "column", namespace: other ?? defaultNamespace, table, name })),
      );
      return { ...none, changes };
    }
    case "dropIndex":
      return { ...none, drops: [part("index", operation.table, operation.name)] };
    case "createIndex":
      return { ...none, makes: [part("index", operation.table, operation.name)] };
    case "dropConstraint":
      return { ...none, drops: [part(operation.type, operation.table, operation.name)] };
    case "createPrimaryKey":
    case "createUniqueConstraint":
    case "createCheckConstraint":
    case "createForeignKey":
      return { ...none, makes: [part("constraint", operation.table, operation.name)] };
    case "dropEnum":
    case "dropSequence":
      return {
        ...none,
        drops: [{ kind: operation.kind.slice(4).toLowerCase(), namespace, name: operation.name }],
      };
    case "createEnum":
    case "createSequence":
      return {
        ...none,
        makes: [{ kind: operation.kind.slice(6).toLowerCase(), namespace, name: operation.name }],
      };
    case "alterEnum": {
      const type = { kind: "enum", namespace, name: operation.name };
      const columns = operation.columns.map((use) => ({
        kind: "column",
        namespace: use.namespace ?? defaultNamespace,
        table: use.table,
        name: use.column,
      }));
      return { drops: [type], makes: [type], changes: columns };
    }
    case "dropObject":
      return { ...none, drops: [definitionReference(operation, defaultNamespace)] };
    case "createObject":
      return { ...none, makes: [definitionReference(operation, defaultNamespace)] };
    case "alterObject": {
      const object = definitionReference(operation, defaultNamespace);
      const isAnew = operation.statements.some((statement) =>
        /^(?:CREATE (?!OR REPLACE )|DROP )/.test(statement),
      );
      return { drops: isAnew ? [object] : [], makes: isAnew ? [object] : [], changes: [object] };
    }
    default:
      return none;
  }
}

/** What else has the column: tables that inherit it, and partitions, whose columns are no objects of their own. */
function heirs(reference: Reference, { before }: Sides): readonly Reference[] {
  const { namespace, table } = reference;
  if (table === undefined || reference.kind !== "column") return [];
  const columns = descendantsOf(before, namespace, table).map((heir) => ({
    ...reference,
    namespace: heir.namespace,
    table: heir.name,
  }));
  const parents = new Set([keyOf({ kind: "table", namespace, name: table })]);
  const partitions = before.ofKind("partition").map(referenceOf);
  for (let count = 0; count !== parents.size; ) {
    count = parents.size;
    for (const each of partitions)
      if (before.dependenciesOf(each).some((needed) => parents.has(keyOf(needed)))) parents.add(keyOf(each));
  }
  return [...columns, ...partitions.filter((each) => parents.has(keyOf(each)))];
}

function whyAnew(reference: Reference, changed: ReadonlySet<string>, sides: Sides): string | undefined {
  const { before, after, version } = sides;
  const [former, wanted] = [before.get(reference), after.get(reference)] as (AnyObject | undefined)[];
  const ground = groundOf(reference, changed, sides);
  if (ground !== undefined) return `stands on ${ground}`;
  if (former === undefined || wanted === undefined)
    return isOfOtherKind(reference, sides) ? "is another kind of object" : reasonOfTree(reference);
  const owner = before.get({ kind: "table", namespace: former.namespace, name: former.table ?? "" });
  const isOfParts = owner !== undefined && "partitionBy" in owner && owner.partitionBy !== undefined;
  const said = reasonOf(former, wanted, {
    version,
    isOfParts,
    changed: changedMembers(former, wanted, isSameData),
  });
  return said ?? reasonIn(before, former) ?? looseningOver(former, sides);
}

/** A primary key of a partition, where the whole or what is between gives up NOT NULL for a column of it. */
function looseningOver(former: AnyObject, { before, after, version }: Sides): string | undefined {
  const key = (former as { readonly alone?: AnyObject }).alone;
  if (version >= 180_000 || key?.kind !== "primaryKey") return undefined;
  const isLoosened = ([...before] as readonly AnyObject[]).some((each) => {
    if (!key.columns.includes(each.name)) return false;
    if (each.kind !== "column") return each.kind === "partitionNotNull" && !after.has(each);
    const wanted = after.get(each);
    return !each.nullable && wanted !== undefined && "nullable" in wanted && wanted.nullable === true;
  });
  return isLoosened ? "before PostgreSQL 18 NOT NULL goes from all partitions or none" : undefined;
}

/** An index that becomes a constraint, a check that becomes a unique one. */
function isOfOtherKind(reference: Reference, { before, after }: Sides): boolean {
  const kindOf = (schema: Schema): string | undefined =>
    [...schema].find((object) => object.kind !== "comment" && nameKey(object) === nameKey(reference))?.kind;
  const [former, wanted] = [kindOf(before), kindOf(after)];
  return former !== undefined && wanted !== undefined && former !== wanted;
}

/** The nearest thing beneath that is changed or made anew itself. */
function groundOf(reference: Reference, changed: ReadonlySet<string>, { before }: Sides): string | undefined {
  const seen = new Set([keyOf(reference)]);
  let level: readonly Reference[] = neededBy(reference, before);
  while (level.length > 0) {
    const found = level.find((each) => !seen.has(keyOf(each)) && isChanged(each, changed));
    if (found !== undefined)
      return [found.kind, [found.table, found.name].filter(Boolean).join(".")].join(" ");
    for (const each of level) seen.add(keyOf(each));
    level = level.flatMap((each) => neededBy(each, before)).filter((each) => !seen.has(keyOf(each)));
  }
  return undefined;
}

/** Itself, or the table that it goes with. */
function isChanged(reference: Reference, changed: ReadonlySet<string>): boolean {
  const { namespace, table } = reference;
  if (changed.has(keyOf(reference))) return true;
  return table !== undefined && changed.has(keyOf({ kind: "table", namespace, name: table }));
}

/** What the server says, and the columns of keys and indexes, which follow from what these are. */
function neededBy(reference: Reference, schema: Schema): readonly Reference[] {
  const object = schema.get(reference) as AnyObject | undefined;
  const { namespace, table } = reference;
  const column = (name: string): Reference => ({ kind: "column", namespace, table: table ?? "", name });
  const own: Reference[] = [];
  if (object !== undefined && "columns" in object && Array.isArray(object.columns))
    own.push(...(object.columns as string[]).map(column));
  if (object?.kind === "index") {
    own.push(...object.keys.flatMap((key) => (key.column === undefined ? [] : [column(key.column)])));
    const collations = object.keys.flatMap(({ collation }) => (collation === undefined ? [] : [collation]));
    own.push(
      ...schema
        .ofKind("collation")
        .filter(({ name }) => collations.some((each) => each.includes(name.replaceAll('"', '""')))),
    );
  }
  if (object?.kind === "foreignKey") {
    const there = { namespace: object.references.namespace ?? namespace, table: object.references.table };
    own.push(...object.references.columns.map((name) => ({ kind: "column", ...there, name })));
    for (const kind of ["primaryKey", "unique", "index"] as const)
      own.push(...schema.childrenOf(there.namespace, there.table, kind));
    // Where that refers back, no order suits in which both become logged or unlogged.
    own.push({ kind: "persistence", namespace: there.namespace, name: there.table });
  }
  const needed = schema.dependenciesOf(reference);
  // A routine takes or gives rows of a table, whatever their columns are called.
  const isRoutine = reference.kind === "function" || reference.kind === "procedure";
  const rows = isRoutine ? needed.filter(({ kind }) => kind === "table") : [];
  return [...own, ...needed, ...rows.map((table) => ({ ...table, kind: "row" }))];
}
