/** Policies, exclusion constraints, statistics… of a class → drafts of what is said in SQL. */
import type { ExclusionElement } from "../../objects/definition/spec.js";
import { constraintName, namesIn } from "../../schema/names.js";
import { compact } from "../../util/compact.js";
import type { PartFacts, Rule } from "../facts.js";
import { optionsFor } from "../options/for-database.js";
import type {
  ExclusionKey,
  ExclusionOptions,
  IndexTarget,
  PolicyOptions,
  RowSecurityOptions,
  StatisticsOptions,
} from "../options/views.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import type { Plans } from "../plan/plan.js";
import { expressionText, storageText, wholeNumber } from "../plan/values.js";
import type { DefinitionList } from "./definition-list.js";
import { listIn, tableTarget, wordIn } from "./definition-text.js";
import { EventWriter } from "./events.js";
import { PartitionWriter } from "./partitions.js";
import type { RulePlace } from "./rule-columns.js";
import { deferralOf, type RuleWriter } from "./rules.js";

/** Whether a rule of a class is said in SQL. */
export function isPart(rule: Rule): rule is PartFacts {
  return !["index", "unique", "check", "sequence"].includes(rule.kind);
}

/** Turns what classes say of their tables and views into definitions. */
export class PartWriter {
  readonly #plans: Plans;
  readonly #finder: ColumnFinder;
  readonly #rules: RuleWriter;
  readonly #list: DefinitionList;
  readonly #events: EventWriter;
  readonly #partitions: PartitionWriter;

  constructor(plans: Plans, finder: ColumnFinder, rules: RuleWriter, list: DefinitionList) {
    this.#plans = plans;
    this.#finder = finder;
    this.#rules = rules;
    this.#list = list;
    this.#events = new EventWriter(plans, rules, list);
    this.#partitions = new PartitionWriter(plans, list);
  }

  write(said: PartFacts, place: RulePlace): void {
    const options = "options" in said ? optionsFor<object>(said.options, this.#plans.dialect.name) : {};
    if (options === undefined) return;
    const part = "options" in said ? ({ ...said, options } as PartFacts) : said;
    switch (part.kind) {
      case "trigger":
      case "rule":
        this.#events.write(part, place);
        break;
      case "policy":
        this.#writePolicy(part.options, place);
        break;
      case "rowSecurity":
        this.#writeRowSecurity(part.options, place);
        break;
      case "exclusion":
        this.#writeExclusion(part, place);
        break;
      case "statistics":
        this.#writeStatistics(part.options, place);
        break;
      case "replicaIdentity":
        this.#writeReplicaIdentity(part.identity, place);
        break;
      case "clustering":
        this.#writeClustering(part.target, place);
        break;
      case "partition":
        this.#partitions.write(part.options, place);
    }
  }

  #expression(value: unknown, what: string, { site }: RulePlace): string | undefined {
    return value === undefined ? undefined : expressionText(value, what, site, this.#plans);
  }

  #refuse({ site }: RulePlace, message: string, fix: string): void {
    this.#plans.faults.add(site, message, fix);
  }

  #writePolicy(options: PolicyOptions, place: RulePlace): void {
    const { table, site } = place;
    const command = options.for ?? "all";
    wordIn(command, ["all", "select", "insert", "update", "delete"], "for of a policy", site, this.#plans);
    if (command === "insert" && options.using !== undefined)
      this.#refuse(
        place,
        "a policy for insert has using, which is about rows that are there",
        "Write check.",
      );
    if ((command === "select" || command === "delete") && options.check !== undefined)
      this.#refuse(
        place,
        `a policy for ${command} has check, which is about rows that are written`,
        "Write using.",
      );
    const to =
      typeof options.to === "string" ? [options.to] : listIn(options.to, "to of a policy", site, this.#plans);
    this.#list.draft({
      spec: {
        kind: "policy",
        namespace: table.namespace,
        table: table.name,
        name: options.name ?? constraintName("po", table.name, [command]),
        ...compact({
          command: options.for,
          restrictive: options.restrictive,
          roles: to.length === 0 ? undefined : to,
          using: this.#expression(options.using, "using of a policy", place),
          check: this.#expression(options.check, "check of a policy", place),
        }),
      },
      writtenName: options.name,
      comment: options.comment,
      site,
    });
  }

  #writeRowSecurity({ enable = true, force = false }: RowSecurityOptions, { table, site }: RulePlace): void {
    const marks = [...(enable ? ["enabled" as const] : []), ...(force ? ["forced" as const] : [])];
    const { namespace, name: owner } = table;
    for (const name of marks)
      this.#list.draft({
        spec: { kind: "rowSecurity", namespace, table: owner, name },
        writtenName: name,
        comment: undefined,
        site,
      });
  }

  #writeExclusion(part: Extract<PartFacts, { kind: "exclusion" }>, place: RulePlace): void {
    const { table, site } = place;
    const { name, comment } = part.options;
    const raw = "sql" in part ? this.#expression(part.sql, "exclusion", place) : undefined;
    const written = "sql" in part ? undefined : part.options;
    const elements = written === undefined ? [] : this.#elements(written, place);
    const columns = elements.flatMap(({ column, expression = "" }) =>
      column === undefined ? namesIn(expression, this.#columnsOf(place)) : [column],
    );
    const parts = raw === undefined ? columns : namesIn(raw, this.#columnsOf(place));
    this.#list.draft({
      spec: {
        kind: "exclusion",
        namespace: table.namespace,
        table: table.name,
        name: name ?? constraintName("ex", table.name, [...new Set(parts)]),
        elements,
        ...deferralOf(written ?? {}),
        ...compact({
          sql: raw,
          method: written?.using,
          include:
            written?.include === undefined
              ? undefined
              : this.#rules.columns.names(written.include, place, "include"),
          where: this.#expression(written?.where, "where", place),
          storage: storageText(written?.storage),
          tablespace: written?.tablespace,
        }),
      },
      writtenName: name,
      comment,
      site,
    });
  }

  #columnsOf({ table }: RulePlace): readonly string[] {
    return this.#finder.allColumns(table).map(({ name }) => name);
  }

  #elements({ elements }: ExclusionOptions, place: RulePlace): readonly ExclusionElement[] {
    const given = listIn(elements, "elements of @Exclusion", place.site, this.#plans);
    if (given.length === 0)
      this.#refuse(place, "@Exclusion has no elements", 'Write elements: [{ property: "room", with: "=" }].');
    return given.flatMap((element) => this.#element(element, place));
  }

  #element(element: ExclusionKey, place: RulePlace): readonly ExclusionElement[] {
    const { property, expression, collation, operatorClass, nulls } = element;
    const isDescending = element.order === "desc";
    if (typeof element.with !== "string" || element.with.trim() === "")
      this.#refuse(place, "an element of @Exclusion has no operator", 'Write with: "=".');
    const rest = {
      operator: String(element.with),
      ...compact({
        collation,
        operatorClass,
        order: isDescending ? ("desc" as const) : undefined,
        nulls: nulls === (isDescending ? "first" : "last") ? undefined : nulls,
      }),
    };
    if (expression !== undefined)
      return [{ expression: this.#expression(expression, "element", place) ?? "NULL", ...rest }];
    return this.#rules.columns.names([property], place, "@Exclusion").map((column) => ({ column, ...rest }));
  }

  #writeStatistics(options: StatisticsOptions, place: RulePlace): void {
    const { table, site } = place;
    const { writer } = this.#plans.dialect;
    const given = listIn(options.on, "on of @Statistics", site, this.#plans);
    const columns: string[] = [];
    const parts = given.flatMap((part) => {
      if (typeof part === "object") {
        const text = this.#expression(part.expression, "expression of @Statistics", place) ?? "NULL";
        columns.push(...namesIn(text, this.#columnsOf(place)));
        return [`(${text})`];
      }
      const names = this.#rules.columns.names([part], place, "@Statistics");
      columns.push(...names);
      return names.map((name) => writer.quote(name));
    });
    if (parts.length === 0) this.#refuse(place, "@Statistics names no properties", 'Write on: ["a", "b"].');
    const target = wholeNumber(options.target, "the target of @Statistics", site, this.#plans);
    this.#list.draft({
      spec: {
        kind: "statistics",
        namespace: options.namespace ?? table.namespace,
        name: options.name ?? constraintName("st", table.name, [...new Set(columns)]),
        on: tableTarget(table, "@Statistics", site, this.#plans).sql,
        parts,
        ...compact({
          kinds: options.kinds,
          target: target === undefined ? undefined : Number(target),
        }),
      },
      writtenName: options.name,
      comment: options.comment,
      site,
    });
  }

  #writeReplicaIdentity(identity: "full" | "nothing" | IndexTarget, place: RulePlace): void {
    const { table, site } = place;
    const spec = {
      kind: "replicaIdentity",
      namespace: table.namespace,
      table: table.name,
      name: "identity",
    } as const;
    const decorator = "@ReplicaIdentity";
    if (typeof identity === "object") {
      const make = (index: string) => ({ ...spec, identity: { index } });
      this.#list.mark({
        table,
        target: this.#withColumns(identity, decorator, place),
        make,
        decorator,
        site,
      });
      return;
    }
    const said = wordIn(identity, ["full", "nothing"], decorator, site, this.#plans) ?? "full";
    this.#list.draft({
      spec: { ...spec, identity: said },
      writtenName: "identity",
      comment: undefined,
      site,
    });
  }

  #writeClustering(target: IndexTarget, place: RulePlace): void {
    const { table, site } = place;
    const { namespace, name: owner } = table;
    this.#list.mark({
      table,
      target: this.#withColumns(target, "@ClusterOn", place),
      make: (name) => ({ kind: "clustering", namespace, table: owner, name }),
      decorator: "@ClusterOn",
      site,
    });
  }

  #withColumns(
    target: IndexTarget,
    decorator: string,
    place: RulePlace,
  ): IndexTarget & { columns: readonly string[] } {
    const { index, properties } = target;
    if ((index === undefined) === (properties === undefined))
      this.#refuse(place, `${decorator} names an index and properties at once, or neither`, "Keep one.");
    return { ...target, columns: this.#rules.columns.names(properties ?? [], place, decorator) };
  }
}
