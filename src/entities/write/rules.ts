/** Indexes, unique constraints, checks and sequences of a table → drafts of schema objects. */
import type { Deferral, KeyIndexAttributes } from "../../objects/primary-key/shape.js";
import { constraintName, namesIn, shortHash } from "../../schema/names.js";
import type { Reference } from "../../schema/object.js";
import { compact } from "../../util/compact.js";
import type { CheckFacts, PartFacts, Rule, UniqueFacts } from "../facts.js";
import type { Site } from "../faults.js";
import type { ObjectList } from "../object-list.js";
import { optionsFor } from "../options/for-database.js";
import type { DeferralOptions, MssqlKeyOptions } from "../options/options.js";
import type { UniqueOptions } from "../options/rules.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import type { ColumnPlan, Context, TablePlan } from "../plan/plan.js";
import { expressionText, storageText } from "../plan/values.js";
import { IndexRules } from "./index-rules.js";
import { RuleColumns, type RulePlace } from "./rule-columns.js";
import { writeSequence } from "./sequence-rules.js";

/** Turns the rules of tables into objects. */
export class RuleWriter {
  readonly #context: Context;
  readonly #finder: ColumnFinder;
  readonly #objects: ObjectList;
  readonly #indexes: IndexRules;
  /** The columns that rules name by their properties. */
  readonly columns: RuleColumns;

  constructor(context: Context, finder: ColumnFinder, objects: ObjectList) {
    this.#context = context;
    this.#finder = finder;
    this.#objects = objects;
    this.columns = new RuleColumns(context, finder);
    this.#indexes = new IndexRules(context, this.columns, objects);
  }

  write(said: Exclude<Rule, PartFacts>, place: RulePlace): void {
    const options = optionsFor<object>(said.options, this.#context.dialect.name);
    if (options === undefined) return;
    const rule = { ...said, options } as typeof said;
    if (rule.kind === "index") this.#indexes.write(rule, place);
    else if (rule.kind === "unique") this.#writeUnique(rule, place);
    else if (rule.kind === "check") this.#writeCheck(rule, place);
    else
      writeSequence(rule, place, { context: this.#context, columns: this.columns, objects: this.#objects });
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
          include: this.columns.included(options.include, place),
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
      descending: descending.length === 0 ? undefined : this.columns.names(descending, place, "descending"),
    });
  }

  #writeUnique({ properties, options }: UniqueFacts, place: RulePlace): void {
    const names = properties ?? (place.property === undefined ? [] : [place.property]);
    if (place.property !== undefined && properties !== undefined) this.columns.refuseList("@Unique", place);
    if (names.length === 0) {
      this.#context.faults.add(place.site, "@Unique names no properties", 'Write @Unique(["a", "b"]).');
      return;
    }
    const columns = names.flatMap((name) => this.columns.find(name, place, "@Unique"));
    if (columns.length > 0) this.unique(place.table, columns, options, place.site);
  }

  #writeCheck({ expression, options }: CheckFacts, { table, property, site }: RulePlace): void {
    const { expression: other }: { readonly expression?: unknown } = options as object;
    const text = expressionText(other ?? expression, "check", site, this.#context);
    const own =
      property === undefined
        ? namesIn(text, this.columns.allOf(table))
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
  oneOf(
    table: TablePlan,
    { name, attributes }: ColumnPlan,
    values: readonly string[],
    site: Site,
  ): Reference {
    const { writer, types } = this.#context.dialect;
    const list = values.map((value) => types.literal(value, attributes.type)).join(", ");
    const check = {
      kind: "check" as const,
      namespace: table.namespace,
      table: table.name,
      name: constraintName("ck", table.name, [name]),
      expression: `${writer.quote(name)} IN (${list})`,
    };
    this.#objects.draft({ object: check, writtenName: undefined, comment: undefined, site });
    return check;
  }
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
