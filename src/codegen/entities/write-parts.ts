/** Triggers, policies, partitions… → decorators on the class of their table or view. */
import {
  type PartitionParts,
  type PartsByKind,
  type PolicyParts,
  partsOf,
  type QualifiedName,
  type RuleParts,
  type StatisticsParts,
  type TriggerParts,
} from "../../objects/definition/parts.js";
import type { Definition } from "../../objects/definition/shape.js";
import { namesIn } from "../../schema/names.js";
import { type Code, code } from "../../util/code.js";
import type { ClassDraft, DecoratorName, Sources } from "./draft.js";
import { commentOf, deferralOf, flag, storageOf, text, texts, unusual } from "./options.js";
import { type EntitySettings, propertyOf, tableKey, usualName } from "./plan.js";
import { hasCommentedParts } from "./unsayable.js";
import { optionsOf } from "./write-views.js";

/** A function or table by its name, with its namespace where that is not the usual one. */
export function nameOf([namespace, name]: QualifiedName, settings: EntitySettings): Code {
  if (namespace === settings.namespace || namespace === "pg_catalog") return code.string(name);
  return code.data({ name, namespace });
}

/** Puts what can be said there on classes; returns what was. */
export function writeParts(definitions: readonly Definition[], sources: Sources): ReadonlySet<Definition> {
  const written = new Set<Definition>();
  const writer = new PartsWriter(definitions, sources);
  for (const definition of definitions)
    if (!hasCommentedParts(definition, sources.schema))
      for (const each of writer.write(definition)) written.add(each);
  return written;
}

class PartsWriter {
  readonly #definitions: readonly Definition[];
  readonly #sources: Sources;

  constructor(definitions: readonly Definition[], sources: Sources) {
    this.#definitions = definitions;
    this.#sources = sources;
  }

  /** Those that this one takes along, itself among them; none where it cannot be said. */
  write(definition: Definition): readonly Definition[] {
    if (definition.kind === "partition") return this.#writeRootPartition(definition);
    const on = partsOf(definition, "statistics")?.on ?? [definition.namespace, definition.table ?? ""];
    const draft = this.#draft(on);
    if (draft === undefined) return [];
    if (definition.kind === "rowSecurity") return this.#writeRowSecurity(definition, draft);
    const said = this.#said(definition, draft);
    if (said === undefined) return [];
    draft.mark(...said);
    return [definition];
  }

  #draft([namespace, name]: QualifiedName): ClassDraft | undefined {
    const draft = this.#sources.drafts.get(tableKey(namespace, name));
    return draft === undefined || draft.plan.isStub ? undefined : draft;
  }

  #said(
    definition: Definition,
    draft: ClassDraft,
  ): readonly [DecoratorName, ...(Code | undefined)[]] | undefined {
    const { name } = definition;
    switch (definition.kind) {
      case "trigger":
        return this.#withParts(definition, "trigger", (parts) => [
          "Trigger",
          this.#trigger(parts, definition, draft),
        ]);
      case "rule":
        return this.#withParts(definition, "rule", (parts) => ["Rule", this.#rule(parts, definition, draft)]);
      case "policy":
        return this.#withParts(definition, "policy", (parts) => this.#policy(parts, definition, draft));
      case "exclusion":
        return this.#withParts(definition, "exclusion", ({ sql }) => [
          "Exclusion",
          code.string(name),
          code.sql(sql),
          code.object({ comment: this.#comment(definition) }),
        ]);
      case "statistics":
        return this.#withParts(definition, "statistics", (parts) => [
          "Statistics",
          this.#statistics(parts, definition, draft),
        ]);
      case "replicaIdentity":
        return this.#withParts(definition, "replicaIdentity", ({ identity }) => [
          "ReplicaIdentity",
          code.data(identity),
        ]);
      case "clustering":
        return ["ClusterOn", code.string(name)];
      default:
        return undefined;
    }
  }

  #withParts<K extends keyof PartsByKind, T>(
    definition: Definition,
    kind: K,
    say: (parts: PartsByKind[K]) => T,
  ): T | undefined {
    const parts = partsOf(definition, kind);
    return parts === undefined ? undefined : say(parts);
  }

  #comment(definition: Definition): Code | undefined {
    return commentOf(definition, this.#sources.schema);
  }

  #trigger(parts: TriggerParts, definition: Definition, { plan }: ClassDraft): Code {
    const { settings } = this.#sources;
    const { isConstraint, timing, events, enabled, from } = parts;
    const [only, ...others] = events;
    const isRow = parts.forEach === "row" && !isConstraint && timing !== "insteadOf";
    return code.object({
      name: unusual(definition.name, usualName("tg", plan.table, [parts.execute[1]], settings)),
      constraint: flag(isConstraint),
      timing: isConstraint ? undefined : code.string(timing),
      on: others.length === 0 && only !== undefined ? code.string(only) : code.strings(events),
      of: texts(parts.columns?.map((column) => propertyOf(plan, column))),
      forEach: isRow ? code.string("row") : undefined,
      ...deferralOf({ deferrable: parts.deferrable, initiallyDeferred: parts.initiallyDeferred }),
      from: from === null ? undefined : nameOf(from, settings),
      oldTable: text(parts.oldTable ?? undefined),
      newTable: text(parts.newTable ?? undefined),
      when: parts.when === undefined ? undefined : code.sql(parts.when),
      execute: nameOf(parts.execute, settings),
      arguments: texts(parts.arguments),
      enabled: text(enabled),
      comment: this.#comment(definition),
    });
  }

  #rule(parts: RuleParts, definition: Definition, { plan }: ClassDraft): Code {
    const { event, where, isInstead, commands, enabled } = parts;
    const [only, ...others] = commands.map(code.sql);
    return code.object({
      name: unusual(definition.name, usualName("ru", plan.table, [event], this.#sources.settings)),
      on: code.string(event),
      where: where === null ? undefined : code.sql(where),
      instead: flag(isInstead),
      do:
        only === undefined
          ? code.string("nothing")
          : others.length === 0
            ? only
            : code.array([only, ...others]),
      enabled: text(enabled),
      comment: this.#comment(definition),
    });
  }

  /** One for a command that lacks what the command is about says nothing; only SQL can. */
  #policy(
    { command, roles, using, check, restrictive }: PolicyParts,
    definition: Definition,
    { plan }: ClassDraft,
  ): readonly [DecoratorName, Code] | undefined {
    if ((command === "select" || command === "delete") && using === null) return undefined;
    if (command === "insert" && check === null) return undefined;
    const [only, ...others] = roles ?? [];
    const options = code.object({
      name: unusual(definition.name, usualName("po", plan.table, [command], this.#sources.settings)),
      for: command === "all" ? undefined : code.string(command),
      to: others.length === 0 ? text(only) : texts(roles ?? undefined),
      restrictive: flag(restrictive),
      using: using === null ? undefined : code.sql(using),
      check: check === null ? undefined : code.sql(check),
      comment: this.#comment(definition),
    });
    return ["Policy", options];
  }

  /** Both marks are said at once, where the first of them stands. */
  #writeRowSecurity(definition: Definition, draft: ClassDraft): readonly Definition[] {
    const { namespace, table } = definition;
    const marks = this.#definitions.filter(
      (each) => each.kind === "rowSecurity" && each.namespace === namespace && each.table === table,
    );
    if (marks[0] !== definition) return [];
    const names = marks.map(({ name }) => name);
    const options = code.object({
      enable: names.includes("enabled") ? undefined : code.own("false"),
      force: flag(names.includes("forced")),
    });
    draft.mark("RowSecurity", options);
    return marks;
  }

  #statistics(parts: StatisticsParts, definition: Definition, { plan }: ClassDraft): Code {
    const { settings } = this.#sources;
    const { columns, expressions, kinds, target } = parts;
    const own = plan.columns.map(({ name }) => name);
    const used = [...(columns ?? []), ...(expressions ?? []).flatMap((each) => namesIn(each, own))];
    const usual = used.length === 0 ? undefined : usualName("st", plan.table, [...new Set(used)], settings);
    const isElsewhere = definition.namespace !== plan.namespace;
    return code.object({
      name: unusual(definition.name, usual),
      namespace: isElsewhere ? code.string(definition.namespace) : undefined,
      on: code.array([
        ...(columns ?? []).map((column) => code.string(propertyOf(plan, column))),
        ...(expressions ?? []).map((each) => code.object({ expression: code.sql(each) })),
      ]),
      kinds: kinds.length === 3 || used.length < 2 ? undefined : texts(kinds),
      target: target === null ? undefined : code.own(String(target)),
      comment: this.#comment(definition),
    });
  }

  /** A partition of a class's table, with its own partitions; those of partitions go along with these. */
  #writeRootPartition(definition: Definition): readonly Definition[] {
    const parts = partsOf(definition, "partition");
    const draft = parts === undefined ? undefined : this.#draft(parts.parent);
    if (parts === undefined || draft === undefined || draft.plan.view !== undefined) return [];
    const taken: Definition[] = [];
    const options = this.#partition(definition, parts, parts.parent[0], taken);
    draft.mark("Partition", code.string(definition.name), options);
    return taken;
  }

  #partition(definition: Definition, parts: PartitionParts, around: string, taken: Definition[]): Code {
    taken.push(definition);
    const { namespace, name } = definition;
    const children = this.#definitions.flatMap((child) => {
      const each = partsOf(child, "partition");
      const isChild = each?.parent[0] === namespace && each.parent[1] === name;
      return each === undefined || !isChild ? [] : [{ child, each }];
    });
    const isDefault = parts.bounds === "DEFAULT";
    return code.object({
      namespace: namespace === around ? undefined : code.string(namespace),
      default: flag(isDefault),
      bounds: isDefault ? undefined : code.sql(parts.bounds),
      unlogged: flag(parts.unlogged),
      accessMethod: text(parts.accessMethod ?? undefined),
      storage: storageOf(optionsOf(parts.options)),
      tablespace: text(parts.tablespace ?? undefined),
      comment: this.#comment(definition),
      partitionBy: parts.key === null ? undefined : code.sql(parts.key),
      partitions:
        children.length === 0
          ? undefined
          : code.array(
              children.map(({ child, each }) =>
                withName(child.name, this.#partition(child, each, namespace, taken)),
              ),
            ),
    });
  }
}

function withName(name: string, options: Code): Code {
  if (options.type !== "object") return options;
  return { type: "object", members: [["name", code.string(name)], ...options.members] };
}
