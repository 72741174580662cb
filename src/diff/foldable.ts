/** Which operations of a run can give way to others that lead to the same schema, whatever rows there are. */
import type { AnyOperation, OperationKind } from "../objects/any.js";
import type { DefinitionKind } from "../objects/definition/shape.js";
import type { DropTable } from "../objects/table/shape.js";

/**
 * `adds`: makes something, and rows do not care when. `changes`: may only be left out or said otherwise when what it is
 * about, or its table, was made in the same run: rows that were there before have seen it. `alters`: the same, and only
 * the table counts. `free`: rows never care. `stays`: is kept as it is.
 */
type Rule = readonly [group: string, effect: "adds" | "changes" | "alters" | "free" | "stays"];

const rules: Readonly<Record<OperationKind, Rule>> = {
  createNamespace: ["namespace", "adds"],
  dropNamespace: ["namespace", "changes"],
  createTable: ["table", "adds"],
  dropTable: ["table", "changes"],
  renameTable: ["table", "changes"],
  alterTable: ["table", "changes"],
  addColumn: ["column", "adds"],
  dropColumn: ["column", "changes"],
  alterColumn: ["column", "alters"],
  renameColumn: ["column", "changes"],
  createPrimaryKey: ["constraint", "adds"],
  createUniqueConstraint: ["constraint", "adds"],
  createCheckConstraint: ["constraint", "adds"],
  createForeignKey: ["constraint", "adds"],
  alterForeignKey: ["constraint", "alters"],
  dropConstraint: ["constraint", "free"],
  renameConstraint: ["constraint", "changes"],
  validateConstraint: ["constraint", "alters"],
  createIndex: ["index", "adds"],
  dropIndex: ["index", "free"],
  renameIndex: ["index", "changes"],
  alterIndex: ["index", "changes"],
  createEnum: ["enum", "adds"],
  dropEnum: ["enum", "changes"],
  renameEnum: ["enum", "changes"],
  addEnumValue: ["enum", "changes"],
  renameEnumValue: ["enum", "changes"],
  alterEnum: ["enum", "changes"],
  createSequence: ["sequence", "adds"],
  alterSequence: ["sequence", "changes"],
  dropSequence: ["sequence", "changes"],
  renameSequence: ["sequence", "changes"],
  comment: ["comment", "free"],
  createObject: ["object", "adds"],
  replaceObject: ["object", "changes"],
  alterObject: ["object", "changes"],
  renameObject: ["object", "changes"],
  dropObject: ["object", "changes"],
  execute: ["step", "stays"],
  run: ["step", "stays"],
  backfill: ["step", "stays"],
  bulkInsert: ["step", "stays"],
  custom: ["step", "stays"],
};

/** Kinds that introspection shows whole, and whose making moves no rows. */
const whole: ReadonlySet<DefinitionKind> = new Set([
  "domain",
  "compositeType",
  "tableType",
  "rangeType",
  "function",
  "procedure",
  "aggregate",
  "exclusion",
  "view",
  "materializedView",
  "statistics",
  "rule",
  "trigger",
  "rowSecurity",
  "policy",
]);

/** The members that say what an operation is about; each kind has some of them. */
interface About {
  readonly namespace?: string;
  readonly table?: string;
  readonly name?: string;
  readonly to?: string;
  readonly toNamespace?: string;
  readonly object?: DefinitionKind;
  readonly column?: string | { readonly name?: string };
  readonly ifNotExists?: boolean;
  readonly ifExists?: boolean;
  readonly concurrently?: boolean;
  readonly notValid?: boolean;
}

/** Operations that follow each other and that the plan from the schema before them to the one after them may replace. */
export class FoldableRun {
  readonly #made = new Set<string>();
  readonly #operations: AnyOperation[] = [];

  get operations(): readonly AnyOperation[] {
    return this.#operations;
  }

  /** Takes the operation into the run, unless it has to stay as it is. */
  takes(operation: AnyOperation): boolean {
    const about = operation as About;
    const [group, effect] = rules[operation.kind];
    const own = nameIn(group, about);
    const isOnNewTable = about.table !== undefined && this.#made.has(nameIn("table", about));
    const isNew = group === "table" ? isOnNewTable : isOnNewTable || this.#made.has(own);
    if (!isFoldable(effect, about, { isNew, isOnNewTable })) return false;
    if (effect === "adds") this.#made.add(own);
    if (about.to !== undefined) this.#made.add(nameIn(group, renamed(group, about, about.to)));
    this.#operations.push(operation);
    return true;
  }
}

function isFoldable(
  effect: Rule[1],
  about: About,
  { isNew, isOnNewTable }: { readonly isNew: boolean; readonly isOnNewTable: boolean },
): boolean {
  if (effect === "stays" || about.ifNotExists === true || about.ifExists === true) return false;
  if (about.object !== undefined && !whole.has(about.object)) return false;
  if (isOnNewTable) return true;
  if (about.concurrently === true || about.notValid === true) return false;
  return effect === "adds" || effect === "free" || (effect === "changes" && isNew);
}

function renamed(group: string, { toNamespace, ...about }: About, to: string): About {
  const place = toNamespace === undefined ? {} : { namespace: toNamespace };
  return group === "table" ? { ...about, ...place, table: to } : { ...about, ...place, name: to };
}

function nameIn(group: string, about: About): string {
  const { namespace = "", table = "", object = "" } = about;
  const { column } = about;
  const name = typeof column === "object" ? column.name : about.name;
  return JSON.stringify(
    group === "table" ? [group, namespace, table] : [group, object, namespace, table, name],
  );
}

const inTables: ReadonlySet<string> = new Set(["column", "constraint", "index"]);

/** The operations without those on a table that stand right before it is dropped: they end with it. */
export function withoutDoomed(operations: readonly AnyOperation[]): readonly AnyOperation[] {
  const left: AnyOperation[] = [];
  for (const operation of operations) {
    if (operation.kind === "dropTable" && operation.ifExists !== true)
      while (isPartOf(left.at(-1), operation)) left.pop();
    left.push(operation);
  }
  return left;
}

function isPartOf(operation: AnyOperation | undefined, { namespace, table }: DropTable): boolean {
  if (operation === undefined || !inTables.has(rules[operation.kind][0])) return false;
  const about = operation as About;
  return about.namespace === namespace && about.table === table;
}
