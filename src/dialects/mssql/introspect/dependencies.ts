/** What stands on what, as the catalog has it. */
import { keyOf, type Reference } from "../../../schema/object.js";
import type { Cells, Names } from "./catalog.js";

/**
 * References by name of checks, defaults, computed columns, filters and modules. Only owners of a database may read
 * `sys.sql_expression_dependencies` unless they are given the right; its predecessor tells everybody of what they see, where there is one: it
 * is documented for servers only, and without it the right is what there is to ask for (229). The class is 1 of objects and columns, 6 of
 * types; of what refers it is 7 for an index.
 */
export function dependencyQuery(): string {
  return `IF HAS_PERMS_BY_NAME(N'sys.sql_expression_dependencies', N'OBJECT', N'SELECT') = 1 OR OBJECT_ID(N'sys.sql_dependencies') IS NULL
  SELECT d.referencing_class AS [fromClass], d.referencing_id AS [from], d.referencing_minor_id AS [fromPart],
    d.referenced_class AS [toClass], d.referenced_id AS [to], d.referenced_minor_id AS [toPart]
  FROM sys.sql_expression_dependencies AS d
  WHERE d.referencing_class IN (1, 7) AND d.referenced_class IN (1, 6) AND d.referenced_id IS NOT NULL
ELSE
  SELECT 1 AS [fromClass], d.object_id AS [from], d.column_id AS [fromPart],
    CASE d.class WHEN 2 THEN 6 ELSE 1 END AS [toClass], d.referenced_major_id AS [to], d.referenced_minor_id AS [toPart]
  FROM sys.sql_dependencies AS d WHERE d.class IN (0, 1, 2)`;
}

/**
 * Types of people that columns and parameters are of; the result of a function is parameter 0. What a table type is stands in `sys.objects` as
 * an object of the server's own, so that these are not asked whose they are: nobody's names stand for what is out of sight.
 */
export function typeUseQuery(): string {
  return `SELECT c.object_id AS [from], c.column_id AS [fromPart], c.user_type_id AS [to]
  FROM sys.columns AS c JOIN sys.types AS y ON y.user_type_id = c.user_type_id AND y.is_user_defined = 1
  UNION ALL
  SELECT p.object_id, 0, p.user_type_id
  FROM sys.parameters AS p JOIN sys.types AS y ON y.user_type_id = p.user_type_id AND y.is_user_defined = 1
  UNION ALL
  SELECT q.object_id, 0, q.user_type_id
  FROM sys.sequences AS q JOIN sys.types AS y ON y.user_type_id = q.user_type_id AND y.is_user_defined = 1`;
}

/** The classes of what refers and is referred to. */
const indexClass = 7;
const typeClass = 6;

/** Collects what objects depend on, each once. */
export class Dependencies {
  readonly #names: Names;
  readonly #found = new Map<string, Map<string, Reference>>();

  constructor(names: Names) {
    this.#names = names;
  }

  add(from: Reference | undefined, to: Reference | undefined): void {
    if (from === undefined || to === undefined || isOwn(from, to)) return;
    const key = keyOf(from);
    const known = this.#found.get(key) ?? new Map<string, Reference>();
    this.#found.set(key, known.set(keyOf(to), to));
  }

  addReference(row: Cells): void {
    const [from, part] = [row.number("from"), row.number("fromPart")];
    const isIndex = row.number("fromClass") === indexClass;
    const to = row.number("to");
    this.add(
      isIndex ? this.#names.index(from, part) : this.#names.find(from, part),
      row.number("toClass") === typeClass
        ? this.#names.types.get(to)
        : this.#names.find(to, row.number("toPart")),
    );
  }

  /** @param tableTypes the object that a table type is → the type */
  addTypeUse(row: Cells, tableTypes: ReadonlyMap<number, Reference>): void {
    const from = row.number("from");
    const user = tableTypes.get(from) ?? this.#names.find(from, row.number("fromPart"));
    this.add(user, this.#names.types.get(row.number("to")));
  }

  /** A foreign key rests on the key or unique index it leads to. */
  addForeignKey(row: Cells): void {
    const target = this.#names.index(row.number("target"), row.number("targetIndex"));
    this.add(this.#names.objects.get(row.number("id")), target);
  }

  toMap(): ReadonlyMap<string, readonly Reference[]> {
    return new Map([...this.#found].map(([key, references]) => [key, [...references.values()]]));
  }
}

/** A part of a table refers to it all the time, and a thing to itself. */
function isOwn(from: Reference, to: Reference): boolean {
  if (keyOf(from) === keyOf(to)) return true;
  return (
    to.kind === "table" &&
    from.kind !== "trigger" &&
    from.namespace === to.namespace &&
    from.table === to.name
  );
}
