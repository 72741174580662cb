/** Indexes of a table → drafts of schema objects. */
import type { Index, IndexKey } from "../../objects/index/shape.js";
import { constraintName, namesIn, shortHash } from "../../schema/names.js";
import { compact } from "../../util/compact.js";
import type { IndexFactOptions, IndexFacts } from "../facts.js";
import type { ObjectList } from "../object-list.js";
import type { IndexKeyInput, IndexKeyOptions, MssqlIndexOptions } from "../options/rules.js";
import { readable } from "../options/unknown.js";
import type { Context } from "../plan/plan.js";
import { expressionText, storageText } from "../plan/values.js";
import type { RuleColumns, RulePlace } from "./rule-columns.js";

/** A key of an index as a decorator says it. */
interface WrittenKey {
  readonly key: IndexKey;
  readonly statistics: number | undefined;
}

/** Turns what decorators say of indexes into objects. */
export class IndexRules {
  readonly #context: Context;
  readonly #columns: RuleColumns;
  readonly #objects: ObjectList;

  constructor(context: Context, columns: RuleColumns, objects: ObjectList) {
    this.#context = context;
    this.#columns = columns;
    this.#objects = objects;
  }

  write({ options: said }: IndexFacts, place: RulePlace): void {
    const options: IndexFactOptions & MssqlIndexOptions = said;
    const { table, site } = place;
    const written = this.#keys(options, place);
    if (written.length === 0) return;
    const keys = written.map(({ key }) => key);
    const targets = written.flatMap(({ statistics }, index) =>
      statistics === undefined ? [] : [[String(index + 1), statistics] as const],
    );
    const columns = keys.flatMap(({ column, expression }) =>
      column === undefined ? namesIn(expression ?? "", this.#columns.allOf(table)) : [column],
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
        include: this.#columns.included(options.include, place),
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

  #keys(
    { properties, expression, ...options }: IndexFacts["options"],
    place: RulePlace,
  ): readonly WrittenKey[] {
    if (properties !== undefined && place.property !== undefined) this.#columns.refuseList("@Index", place);
    if (properties !== undefined && expression !== undefined) {
      const fix = 'Put the expression among the properties: ["a", { expression: sql`…` }].';
      this.#context.faults.add(place.site, "@Index has properties and an expression", fix);
    }
    if (expression !== undefined) return this.#key({ expression, ...options }, place);
    if (properties !== undefined && !this.#columns.isList(properties, place, "@Index")) return [];
    if (properties !== undefined && properties.length > 0) {
      const keys = properties.map((key) => (typeof key === "string" ? { property: key } : readable(key)));
      return keys.flatMap((key) => this.#key(key, place));
    }
    if (place.property === undefined) {
      const fix = 'Write @Index(["a", "b"]), or @Index({ expression: sql`lower(a)` }).';
      this.#context.faults.add(place.site, "@Index on a class names no properties", fix);
      return [];
    }
    return this.#key({ property: place.property, ...options }, place);
  }

  #key(input: IndexKeyInput, place: RulePlace): readonly WrittenKey[] {
    const { statistics } = input;
    const attributes = keyAttributes(input);
    if (input.expression !== undefined) {
      const text = expressionText(input.expression, "index expression", place.site, this.#context);
      return [{ key: { expression: text, ...attributes }, statistics }];
    }
    const columns = this.#columns.find(input.property, place, "@Index");
    return columns.map(({ name }) => ({ key: { column: name, ...attributes }, statistics }));
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
