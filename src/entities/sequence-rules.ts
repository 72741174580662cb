/** Sequences that classes declare → schema objects. */

import { describe } from "./describe.js";
import type { SequenceFacts } from "./facts.js";
import type { ObjectList } from "./object-list.js";
import { type Context, writtenName } from "./plan.js";
import type { RuleColumns, RulePlace } from "./rule-columns.js";
import { compact, wholeNumber } from "./values.js";

/** What sequences count in; the last two are SQL Server's. */
const countingType = /^(?:smallint|int|integer|bigint|tinyint|decimal\(\d+\))$/;

interface SequenceSurroundings {
  readonly context: Context;
  readonly columns: RuleColumns;
  readonly objects: ObjectList;
}

/** The sequence that a rule asks for, and its rename. */
export function writeSequence(
  { options }: SequenceFacts,
  place: RulePlace,
  { context, columns, objects }: SequenceSurroundings,
): void {
  const { table, site } = place;
  const [owner] = options.ownedBy === undefined ? [] : columns.find(options.ownedBy, place, "ownedBy");
  const count = (name: "start" | "increment" | "minValue" | "maxValue" | "cache"): string | undefined =>
    wholeNumber(options[name], `the sequence's ${name}`, site, context);
  if (options.type !== undefined && !countingType.test(options.type)) {
    const fix = 'Write "smallint", "int" or "bigint".';
    context.faults.add(site, `the sequence's type is ${describe(options.type)}`, fix);
  }
  const namespace =
    options.namespace === undefined ? table.namespace : writtenName(options.namespace, site, context);
  const name = writtenName(options.name, site, context);
  if (options.renamedFrom !== undefined) {
    const from = writtenName(options.renamedFrom, site, context);
    objects.renames.push({ kind: "sequence", namespace, from, to: name });
  }
  objects.add(
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
