/** What `defineFunction` and its like say → drafts. */
import type { DefinitionSpec, SpecOf } from "../../objects/definition/spec.js";
import { isSql } from "../../schema/sql.js";
import { compact } from "../../util/compact.js";
import type { DeclaredObject, DefinitionSource } from "../definitions.js";
import type { Site } from "../faults.js";
import type {
  DomainOptions,
  ExtensionOptions,
  PublicationOptions,
  PublishedTable,
} from "../options/declarations.js";
import { findUnknownOptions } from "../options/unknown.js";
import type { RoutineTarget, TableTarget } from "../options/views.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import { type Plans, sqlName, writtenName } from "../plan/plan.js";
import { expressionText } from "../plan/values.js";
import type { DefinitionList } from "./definition-list.js";
import { listIn, routineName, tableTarget, typeText, wordIn } from "./definition-text.js";
import { enabledWords } from "./events.js";
import { RoutineSpecs } from "./routines.js";

type OptionsOf<K extends DeclaredObject["kind"]> = Extract<DeclaredObject, { kind: K }>["options"];
/** The spec without what all have: kind, name and namespace. */
type Rest<K extends DefinitionSpec["kind"]> = Omit<SpecOf<K>, "kind" | "name" | "namespace">;

/** Turns declarations into definitions. */
export class DeclarationWriter {
  readonly #plans: Plans;
  readonly #finder: ColumnFinder;
  readonly #list: DefinitionList;
  readonly #routines: RoutineSpecs;

  constructor(plans: Plans, finder: ColumnFinder, list: DefinitionList) {
    this.#plans = plans;
    this.#finder = finder;
    this.#list = list;
    this.#routines = new RoutineSpecs(plans);
  }

  write({ name: exported, file, definition: { declared } }: DefinitionSource): void {
    if (declared === undefined) return;
    const site: Site = { className: exported, file };
    const faults = unknownIn(declared);
    for (const { message, fix } of faults) this.#plans.faults.add(site, message, fix);
    const {
      name,
      namespace: place,
      comment,
    } = declared.options as {
      readonly name: string;
      readonly namespace?: string;
      readonly comment?: string;
    };
    const written = writtenName(name, site, this.#plans);
    const isNowhere = declared.kind === "publication" || declared.kind === "eventTrigger";
    const namespace = isNowhere
      ? ""
      : place === undefined
        ? this.#plans.namespace
        : writtenName(place, site, this.#plans);
    const spec = {
      ...this.#spec(declared, site),
      kind: declared.kind,
      namespace,
      name: written,
    } as DefinitionSpec;
    const isOverloaded = !this.#plans.dialect.capabilities.definitionBatches;
    const signature =
      isOverloaded && "arguments" in spec && spec.kind !== "trigger"
        ? this.#routines.signature(spec)
        : undefined;
    this.#list.draft({ spec, writtenName: written, comment, site, signature });
  }

  #spec(declared: DeclaredObject, site: Site): Rest<DeclaredObject["kind"]> {
    switch (declared.kind) {
      case "function":
        return this.#routines.function(declared.options, site);
      case "procedure":
        return this.#routines.procedure(declared.options, site);
      case "aggregate":
        return this.#routines.aggregate(declared.options, site);
      case "domain":
        return this.#domain(declared.options, site);
      case "compositeType":
        return this.#composite(declared.options, site);
      case "tableType":
        return this.#tableType(declared.options, site);
      case "rangeType":
        return this.#range(declared.options, site);
      case "extension":
        return this.#extension(declared.options, site);
      case "collation":
        return this.#collation(declared.options, site);
      case "publication":
        return this.#publication(declared.options, site);
      case "eventTrigger":
        return this.#eventTrigger(declared.options, site);
    }
  }

  #extension({ namespace }: ExtensionOptions, site: Site): Rest<"extension"> {
    return namespace === undefined ? {} : { place: writtenName(namespace, site, this.#plans) };
  }

  #type(type: unknown, site: Site): string {
    return typeText(type, site, this.#plans);
  }

  #text(value: unknown, what: string, site: Site): string | undefined {
    return value === undefined ? undefined : expressionText(value, what, site, this.#plans);
  }

  #routineName(target: RoutineTarget | undefined, site: Site): string | undefined {
    return target === undefined ? undefined : routineName(target, site, this.#plans);
  }

  #domain(options: DomainOptions, site: Site): Rest<"domain"> {
    const checks = listIn(options.checks, "checks", site, this.#plans).map((check) => {
      const isBare = typeof check === "string" || isSql(check);
      const { name, notValid } = isBare ? {} : check;
      return {
        expression: expressionText(isBare ? check : check.expression, "check", site, this.#plans),
        ...compact({
          name: name === undefined ? undefined : writtenName(name, site, this.#plans),
          notValid: notValid === true ? true : undefined,
        }),
      };
    });
    return {
      type: this.#type(options.type, site),
      ...compact({
        collation: options.collation,
        default: this.#text(options.default, "default", site),
        notNull: options.notNull,
        checks: checks.length === 0 ? undefined : checks,
      }),
    };
  }

  #composite({ attributes }: OptionsOf<"compositeType">, site: Site): Rest<"compositeType"> {
    return {
      attributes: listIn(attributes, "attributes", site, this.#plans).map(({ name, type, collation }) => ({
        name: writtenName(name, site, this.#plans),
        type: this.#type(type, site),
        ...compact({ collation }),
      })),
    };
  }

  #tableType(options: OptionsOf<"tableType">, site: Site): Rest<"tableType"> {
    const columns = listIn(options.columns, "columns", site, this.#plans);
    if (columns.length === 0)
      this.#plans.faults.add(site, "it has no columns", 'Write columns: [{ name: "id", type: "int" }].');
    const known = new Set(columns.map(({ name }) => name));
    const named = (list: readonly string[]): readonly string[] => {
      for (const name of list)
        if (!known.has(name))
          this.#plans.faults.add(
            site,
            `its key names ${name}, which is no column of it`,
            "Correct the name.",
          );
      return list;
    };
    const uniques = listIn(options.unique, "unique", site, this.#plans).map(named);
    const checks = listIn(options.checks, "checks", site, this.#plans);
    return {
      columns: columns.map((column) => this.#tableTypeColumn(column, site)),
      ...compact({
        primaryKey: options.primaryKey === undefined ? undefined : named(options.primaryKey),
        uniques: uniques.length === 0 ? undefined : uniques,
        checks:
          checks.length === 0
            ? undefined
            : checks.map((each) => expressionText(each, "check", site, this.#plans)),
      }),
    };
  }

  #tableTypeColumn(
    column: OptionsOf<"tableType">["columns"][number],
    site: Site,
  ): SpecOf<"tableType">["columns"][number] {
    const { name, type, nullable, collation, identity, stored } = column;
    const { start, increment } = typeof identity === "object" ? identity : {};
    const expression = this.#text(column.generated, "generated", site);
    return {
      name: writtenName(name, site, this.#plans),
      type: this.#type(type, site),
      nullable: nullable === true,
      ...compact({
        collation,
        default: this.#text(column.default, "default", site),
        identity:
          identity === undefined
            ? undefined
            : compact({ start: start?.toString(), increment: increment?.toString() }),
        generated: expression === undefined ? undefined : { expression, stored: stored === true },
      }),
    };
  }

  #range(options: OptionsOf<"rangeType">, site: Site): Rest<"rangeType"> {
    const { namespace = this.#plans.namespace, operatorClass, collation, multirange } = options;
    return {
      subtype: this.#type(options.subtype, site),
      ...compact({
        operatorClass,
        collation,
        canonical: this.#routineName(options.canonical, site),
        difference: this.#routineName(options.difference, site),
        multirange:
          multirange === undefined ? undefined : sqlName({ name: multirange, namespace }, site, this.#plans),
      }),
    };
  }

  #collation(options: OptionsOf<"collation">, site: Site): Rest<"collation"> {
    const { provider, locale, lcCollate, lcCtype, deterministic, rules } = options;
    const isBoth = lcCollate !== undefined && lcCtype !== undefined;
    if ((locale === undefined) !== isBoth || (locale !== undefined && (lcCollate ?? lcCtype) !== undefined)) {
      const fix = 'Write locale: "de-x-icu", or both lcCollate and lcCtype.';
      this.#plans.faults.add(site, "a collation has no locale, or more than one", fix);
    }
    return compact({ provider, locale, lcCollate, lcCtype, deterministic, rules });
  }

  #publication(options: PublicationOptions, site: Site): Rest<"publication"> {
    const { allTables, namespaces, viaPartitionRoot, generatedColumns, publish } = options;
    const tables = listIn(options.tables, "tables", site, this.#plans);
    if (allTables === true && tables.length + (namespaces ?? []).length > 0)
      this.#plans.faults.add(site, "it has all tables, and some of them", "Keep one of the two.");
    for (const each of publish ?? [])
      wordIn(each, ["insert", "update", "delete", "truncate"], "publish", site, this.#plans);
    return compact({
      allTables,
      namespaces,
      viaPartitionRoot,
      generatedColumns,
      publish,
      tables: tables.length === 0 ? undefined : tables.map((each) => this.#published(each, site)),
    });
  }

  #published(given: PublishedTable, site: Site): NonNullable<SpecOf<"publication">["tables"]>[number] {
    const isLong = typeof given === "object" && "table" in given;
    const target: TableTarget = isLong ? given.table : given;
    const { columns = [], where = undefined } = isLong ? given : {};
    const { sql, plan } = tableTarget(target, "tables", site, this.#plans);
    const names = columns.flatMap((column) => {
      const found = plan === undefined ? [] : this.#finder.find(plan, column);
      if (plan !== undefined && found.length === 0)
        this.#plans.faults.add(
          site,
          `columns names ${column}, which is no property of ${plan.site.className}`,
          "Correct the name.",
        );
      return plan === undefined ? [writtenName(column, site, this.#plans)] : found.map(({ name }) => name);
    });
    return {
      table: sql,
      ...compact({
        columns: names.length === 0 ? undefined : names,
        where: this.#text(where, "where", site),
      }),
    };
  }

  #eventTrigger(options: OptionsOf<"eventTrigger">, site: Site): Rest<"eventTrigger"> {
    const { on: event, tags, enabled } = options;
    wordIn(enabled, enabledWords, "enabled", site, this.#plans);
    return {
      event: writtenName(event, site, this.#plans),
      execute: routineName(options.execute, site, this.#plans),
      ...compact({ tags, enabled }),
    };
  }
}

function unknownIn({ call, options }: DeclaredObject) {
  const state = "state" in options ? options.state : undefined;
  const moving = "moving" in options ? options.moving : undefined;
  return [
    ...findUnknownOptions(call, options),
    ...findUnknownOptions("aggregateState", state),
    ...findUnknownOptions("movingState", moving),
  ];
}
