/** `@Partition` → drafts of partitions, those of partitions too. */
import type { PartitionBoundsSpec, PartitionSpec } from "../../objects/definition/spec.js";
import { compact } from "../../util/compact.js";
import type { Site } from "../faults.js";
import type { BoundValue, PartitionOptions } from "../options/views.js";
import { fittingName, type Plans, sqlName, writtenName } from "../plan/plan.js";
import { expressionText, storageText, wholeNumber } from "../plan/values.js";
import type { DefinitionList } from "./definition-list.js";
import { listIn, valueText } from "./definition-text.js";
import type { RulePlace } from "./rule-columns.js";

/** What a partition is part of. */
interface Parent {
  readonly namespace: string;
  readonly name: string;
}

/** Turns partitions into definitions. */
export class PartitionWriter {
  readonly #plans: Plans;
  readonly #list: DefinitionList;

  constructor(plans: Plans, list: DefinitionList) {
    this.#plans = plans;
    this.#list = list;
  }

  write(options: PartitionOptions, { table, site }: RulePlace): void {
    if (table.declaration.options.partitionBy === undefined) {
      const fix = "Say by what: @Entity({ partitionBy: sql`RANGE (created_at)` }).";
      this.#plans.faults.add(site, "it has a partition, but is not partitioned", fix);
    }
    this.#write(options, table, site);
  }

  #write(options: PartitionOptions, parent: Parent, site: Site): void {
    const { partitionBy } = options;
    const bounds = this.#bounds(options, site);
    const namespace =
      options.namespace === undefined ? parent.namespace : writtenName(options.namespace, site, this.#plans);
    const name =
      options.name === undefined
        ? fittingName(`${parent.name}_${suffixOf(options)}`, this.#plans)
        : writtenName(options.name, site, this.#plans);
    const spec: PartitionSpec = {
      kind: "partition",
      namespace,
      name,
      parent: sqlName(parent, site, this.#plans),
      bounds,
      ...compact({
        partitionBy:
          partitionBy === undefined
            ? undefined
            : expressionText(partitionBy, "partitionBy", site, this.#plans),
        unlogged: options.unlogged,
        accessMethod: options.accessMethod,
        storage: storageText(options.storage),
        tablespace: options.tablespace,
      }),
    };
    this.#list.draft({ spec, writtenName: name, comment: options.comment, site });
    const parts = listIn(options.partitions, "partitions", site, this.#plans);
    if (parts.length > 0 && partitionBy === undefined) {
      const fix = "Say by what: partitionBy: sql`HASH (id)`.";
      this.#plans.faults.add(site, `its partition ${name} has partitions, but is not partitioned`, fix);
    }
    for (const part of parts) this.#write(part, { namespace, name }, site);
  }

  #bounds(options: PartitionOptions, site: Site): PartitionBoundsSpec {
    const { from, to, modulus, remainder, bounds } = options;
    const said = [
      (from ?? to) === undefined ? [] : ["from and to"],
      options.in === undefined ? [] : ["in"],
      (modulus ?? remainder) === undefined ? [] : ["modulus and remainder"],
      options.default === undefined ? [] : ["default"],
      bounds === undefined ? [] : ["bounds"],
    ].flat();
    if (said.length !== 1) {
      const fix = "Write from and to, in, modulus and remainder, or default: true.";
      const message =
        said.length === 0
          ? "a partition does not say which rows it has"
          : `a partition has ${said.join(" and ")} at once`;
      this.#plans.faults.add(site, message, fix);
      return { default: true };
    }
    const value = (each: BoundValue): string => valueText(each, "a bound of a partition", site, this.#plans);
    const values = (list: BoundValue | readonly BoundValue[] | undefined): readonly string[] =>
      isList(list) ? list.map(value) : [value(list as BoundValue)];
    if (bounds !== undefined) return { sql: expressionText(bounds, "bounds", site, this.#plans) };
    if (options.in !== undefined) return { in: values(options.in) };
    if (options.default !== undefined) return { default: true };
    if ((modulus ?? remainder) !== undefined)
      return {
        modulus: this.#count(modulus, "modulus", site),
        remainder: this.#count(remainder, "remainder", site),
      };
    return { from: values(from), to: values(to) };
  }

  #count(value: number | undefined, what: string, site: Site): string {
    const count = wholeNumber(value, `the ${what} of a partition`, site, this.#plans);
    if (value === undefined)
      this.#plans.faults.add(site, `a partition has no ${what}`, "Write modulus and remainder.");
    return count ?? "1";
  }
}

function isList(value: unknown): value is readonly BoundValue[] {
  return Array.isArray(value);
}

/** What tells a partition from its siblings, in a name. */
function suffixOf({ from, in: list, remainder, default: isDefault }: PartitionOptions): string {
  if (isDefault !== undefined) return "default";
  if (remainder !== undefined) return String(remainder);
  const values: unknown = list ?? from;
  const texts = (Array.isArray(values) ? values : [values]).map((value: unknown) =>
    value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === "object" ? "" : String(value),
  );
  const plain = texts
    .join("_")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_");
  return plain.replace(/^_+|_+$/g, "") || "part";
}
