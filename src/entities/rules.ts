/** Indexes, unique constraints, checks and sequences of a table → drafts of schema objects. */
import type { Index, IndexKey } from "../objects/index/shape.js";
import type { Deferral, KeyIndexAttributes } from "../objects/primary-key/shape.js";
import { constraintName, namesIn, shortHash } from "../schema/names.js";
import type { ColumnFinder } from "./column-finder.js";
import type {
  CheckFacts,
  IndexFactOptions,
  IndexFacts,
  PartFacts,
  Rule,
  SequenceFacts,
  UniqueFacts,
} from "./facts.js";
import type { Site } from "./faults.js";
import { optionsFor } from "./for-database.js";
import { describe } from "./known-options.js";
import type { ObjectList } from "./object-list.js";
import type {
  DeferralOptions,
  IndexKeyInput,
  IndexKeyOptions,
  MssqlIndexOptions,
  MssqlKeyOptions,
  UniqueOptions,
} from "./options.js";
import { type ColumnPlan, type Context, type TablePlan, writtenName } from "./plan.js";
import { compact, expressionText, storageText, wholeNumber } from "./values.js";

/** Where a rule stands: a property, or the class (an embedded one, when `base` is not empty). */
export interface RulePlace {
  readonly table: TablePlan;
  /** Absent: the rule is the class's. */
  readonly property: string | undefined;
  readonly base: string;
  readonly site: Site;
}

/** A key of an index as a decorator says it. */
interface WrittenKey extends IndexKey {
  readonly statistics?: number | undefined;
}

/** What sequences count in; the last two are SQL Server's. */
const countingType = /^(?:smallint|int|integer|bigint|tinyint|decimal\(\d+\))$/;

/** Turns the rules of tables into objects. */
export class RuleWriter {
  readonly #context: Context;
  readonly #finder: ColumnFinder;
  readonly #objects: ObjectList;

  constructor(context: Context, finder: ColumnFinder, objects: ObjectList) {
    this.#context = context;
    this.#finder = finder;
    this.#objects = objects;
  }

  write(said: Exclude<Rule, PartFacts>, place: RulePlace): void {
    const options = optionsFor<object>(said.options, this.#context.dialect.name);
    if (options === undefined) return;
    const rule = { ...said, options } as typeof said;
    if (rule.kind === "index") this.#writeIndex(rule, place);
    else if (rule.kind === "unique") this.#writeUnique(rule, place);
    else if (rule.kind === "check") this.#writeCheck(rule, place);
    else this.#writeSequence(rule, place);
  }

  /** A unique constraint on columns that are known. */
  unique(
    table: TablePlan,
    columns: readonly ColumnPlan[],
    options: UniqueOptions & MssqlKeyOptions,
    site: Site,
  ): void {
    const place = { table, property: undefined, base: "", site };
    const names = columns.map(({ name }) => name);
    this.#objects.draft({
      object: {
        kind: "unique",
        namespace: table.namespace,
        table: table.name,
        name: constraintName("uq", table.name, names),
        columns: names,
        ...deferralOf(options),
        ...compact({
          include: this.#include(options.include, place),
          ...this.keyIndex(options, false, place),
          nullsNotDistinct: options.nullsNotDistinct === true ? true : undefined,
          withoutOverlaps: options.withoutOverlaps === true ? true : undefined,
        }),
      },
      writtenName: options.name,
      renamedFrom: options.renamedFrom,
      comment: options.comment,
      indexComment: options.indexComment,
      site,
    });
  }

  /** What is said of the index beneath a key; whether the rows lie in its order only where that is not as usual. */
  keyIndex(
    options: Pick<UniqueOptions, "storage" | "tablespace"> & MssqlKeyOptions,
    isClustered: boolean,
    place: RulePlace,
  ): KeyIndexAttributes {
    const { clustered, descending = [], filegroup } = options;
    return compact({
      storage: storageText(options.storage),
      tablespace: filegroup ?? options.tablespace,
      clustered: clustered === undefined || clustered === isClustered ? undefined : clustered,
      descending: descending.length === 0 ? undefined : this.columnNames(descending, place, "descending"),
    });
  }

  /** The names of the columns that properties stand for; a fault for each that is unknown. */
  columnNames(properties: readonly string[], place: RulePlace, what: string): readonly string[] {
    return properties.flatMap((property) => this.#columns(property, place, what).map(({ name }) => name));
  }

  #columns(property: string, { table, base, site }: RulePlace, what: string): readonly ColumnPlan[] {
    const found = this.#finder.find(table, base + property);
    const columns = found.length > 0 || base === "" ? found : this.#finder.find(table, property);
    if (columns.length > 0) return columns;
    const known = table.properties.map(({ path }) => path).join(", ");
    const message = `${what} names ${JSON.stringify(property) ?? String(property)}, which is not a property with a column`;
    this.#context.faults.add(site, message, `It has: ${known}.`);
    return [];
  }

  #columnsOf(table: TablePlan): readonly string[] {
    return this.#finder.allColumns(table).map(({ name }) => name);
  }

  #include(properties: readonly string[] | undefined, place: RulePlace): readonly string[] | undefined {
    if (properties === undefined || properties.length === 0) return undefined;
    return this.columnNames(properties, place, "include");
  }

  #writeUnique({ properties, options }: UniqueFacts, place: RulePlace): void {
    const names = properties ?? (place.property === undefined ? [] : [place.property]);
    if (place.property !== undefined && properties !== undefined) this.#refuseList("@Unique", place);
    if (names.length === 0) {
      this.#context.faults.add(place.site, "@Unique names no properties", 'Write @Unique(["a", "b"]).');
      return;
    }
    const columns = names.flatMap((name) => this.#columns(name, place, "@Unique"));
    if (columns.length > 0) this.unique(place.table, columns, options, place.site);
  }

  #refuseList(decorator: string, { site }: RulePlace): void {
    this.#context.faults.add(site, `${decorator} on a property lists properties`, "Put it on the class.");
  }

  #writeIndex({ options: said }: IndexFacts, place: RulePlace): void {
    const options: IndexFactOptions & MssqlIndexOptions = said;
    const { table, site } = place;
    const written = this.#indexKeys(options, place);
    if (written.length === 0) return;
    const keys = written.map(({ statistics: _, ...key }) => key);
    const targets = written.flatMap(({ statistics }, index) =>
      statistics === undefined ? [] : [[String(index + 1), statistics] as const],
    );
    const columns = keys.flatMap(({ column, expression }) =>
      column === undefined ? namesIn(expression ?? "", this.#columnsOf(table)) : [column],
    );
    const hashed = columns.length > 0 ? columns : [shortHash(JSON.stringify(keys))];
    const method = options.method?.toLowerCase();
    const object: Index = {
      kind: "index",
      namespace: table.namespace,
      table: table.name,
      name: constraintName("ix", table.name, [...new Set(hashed)]),
      keys,
      ...compact({
        unique: options.unique === true ? true : undefined,
        method: method === "btree" ? undefined : method,
        include: this.#include(options.include, place),
        where:
          options.where === undefined
            ? undefined
            : expressionText(options.where, "where", site, this.#context),
        nullsNotDistinct: options.nullsNotDistinct === true ? true : undefined,
        storage: storageText(options.storage),
        tablespace: options.filegroup ?? options.tablespace,
        clustered: options.clustered === true ? true : undefined,
        disabled: options.disabled === true ? true : undefined,
        statistics: targets.length === 0 ? undefined : Object.fromEntries(targets),
      }),
    };
    const { name: writtenName, comment, renamedFrom } = options;
    this.#objects.draft({ object, writtenName, comment, renamedFrom, site });
  }

  #indexKeys(
    { properties, expression, ...options }: IndexFacts["options"],
    place: RulePlace,
  ): readonly WrittenKey[] {
    if (properties !== undefined && place.property !== undefined) this.#refuseList("@Index", place);
    if (properties !== undefined && expression !== undefined) {
      const fix = 'Put the expression among the properties: ["a", { expression: sql`…` }].';
      this.#context.faults.add(place.site, "@Index has properties and an expression", fix);
    }
    if (expression !== undefined) return this.#indexKey({ expression, ...options }, place);
    if (properties !== undefined && properties.length > 0) {
      return properties.flatMap((key) =>
        this.#indexKey(typeof key === "string" ? { property: key } : key, place),
      );
    }
    if (place.property === undefined) {
      const fix = 'Write @Index(["a", "b"]), or @Index({ expression: sql`lower(a)` }).';
      this.#context.faults.add(place.site, "@Index on a class names no properties", fix);
      return [];
    }
    return this.#indexKey({ property: place.property, ...options }, place);
  }

  #indexKey(input: IndexKeyInput, place: RulePlace): readonly WrittenKey[] {
    const attributes = { ...keyAttributes(input), ...compact({ statistics: input.statistics }) };
    if (input.expression !== undefined) {
      return [
        {
          expression: expressionText(input.expression, "index expression", place.site, this.#context),
          ...attributes,
        },
      ];
    }
    return this.#columns(input.property, place, "@Index").map(({ name }) => ({
      column: name,
      ...attributes,
    }));
  }

  #writeCheck({ expression, options }: CheckFacts, { table, property, site }: RulePlace): void {
    const { expression: other }: { readonly expression?: unknown } = options as object;
    const text = expressionText(other ?? expression, "check", site, this.#context);
    const own =
      property === undefined
        ? namesIn(text, this.#columnsOf(table))
        : this.#finder.find(table, property).map(({ name }) => name);
    this.#objects.draft({
      object: {
        kind: "check",
        namespace: table.namespace,
        table: table.name,
        name: constraintName("ck", table.name, own.length > 0 ? own : [shortHash(text)]),
        expression: text,
        ...compact({
          notValid: options.notValid === true ? true : undefined,
          noInherit: options.noInherit === true ? true : undefined,
          notEnforced: options.notEnforced === true ? true : undefined,
        }),
      },
      writtenName: options.name,
      renamedFrom: options.renamedFrom,
      comment: options.comment,
      site,
    });
  }

  /** A check that a column holds one of a list of texts, where that is no type. */
  oneOf(table: TablePlan, { name, attributes }: ColumnPlan, values: readonly string[], site: Site): void {
    const { writer, types } = this.#context.dialect;
    const list = values.map((value) => types.literal(value, attributes.type)).join(", ");
    this.#objects.draft({
      object: {
        kind: "check",
        namespace: table.namespace,
        table: table.name,
        name: constraintName("ck", table.name, [name]),
        expression: `${writer.quote(name)} IN (${list})`,
      },
      writtenName: undefined,
      comment: undefined,
      site,
    });
  }

  #writeSequence({ options }: SequenceFacts, place: RulePlace): void {
    const { table, site } = place;
    const [owner] = options.ownedBy === undefined ? [] : this.#columns(options.ownedBy, place, "ownedBy");
    const count = (name: "start" | "increment" | "minValue" | "maxValue" | "cache"): string | undefined =>
      wholeNumber(options[name], `the sequence's ${name}`, site, this.#context);
    if (options.type !== undefined && !countingType.test(options.type)) {
      const fix = 'Write "smallint", "int" or "bigint".';
      this.#context.faults.add(site, `the sequence's type is ${describe(options.type)}`, fix);
    }
    const namespace =
      options.namespace === undefined ? table.namespace : writtenName(options.namespace, site, this.#context);
    const name = writtenName(options.name, site, this.#context);
    if (options.renamedFrom !== undefined) {
      const from = writtenName(options.renamedFrom, site, this.#context);
      this.#objects.renames.push({ kind: "sequence", namespace, from, to: name });
    }
    this.#objects.add(
      {
        kind: "sequence",
        namespace,
        name,
        ...compact({
          type: options.type === "bigint" ? undefined : options.type,
          start: count("start"),
          increment: count("increment"),
          minValue: count("minValue"),
          maxValue: count("maxValue"),
          cache: count("cache"),
          cycle: options.cycle === true ? true : undefined,
          unlogged: options.unlogged === true ? true : undefined,
          ownedBy: owner === undefined ? undefined : { table: table.name, column: owner.name },
        }),
      },
      site,
      options.comment,
    );
  }
}

/** Only what differs from the place that the order implies is kept. */
function keyAttributes(options: IndexKeyOptions): Omit<IndexKey, "column" | "expression"> {
  const isDescending = options.order?.toLowerCase() === "desc";
  const implied = isDescending ? "first" : "last";
  return compact({
    order: isDescending ? "desc" : undefined,
    nulls: options.nulls === implied ? undefined : options.nulls,
    collation: options.collation,
    operatorClass: options.operatorClass,
    operatorClassOptions: storageText(options.operatorClassOptions),
  });
}

/** When a constraint is checked; TypeORM's words are understood. */
export function deferralOf({ deferrable, initiallyDeferred }: DeferralOptions): Deferral {
  const isDeferred = initiallyDeferred === true || deferrable === "INITIALLY DEFERRED";
  const isDeferrable = isDeferred || (deferrable !== undefined && deferrable !== false);
  return compact({
    deferrable: isDeferrable ? true : undefined,
    initiallyDeferred: isDeferred ? true : undefined,
  });
}
