/** Sequences that classes declare → schema objects. */

import { compact } from "../../util/compact.js";
import { describe } from "../describe.js";
import type { SequenceFacts } from "../facts.js";
import type { ObjectList } from "../object-list.js";
import { type Former, formerNamespace, formerOf } from "../plan/former-name.js";
import { type Context, writtenName } from "../plan/plan.js";
import { wholeNumber } from "../plan/values.js";
import type { RuleColumns, RulePlace } from "./rule-columns.js";

/** What sequences count in; the last three are SQL Server's. */
const countingType = /^(?:smallint|int|integer|bigint|tinyint|(?:decimal|numeric)\(\d+\))$/;

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
  const former = formerSequence(options, { namespace, name }, place, context);
  if (former !== undefined) objects.renames.push({ kind: "sequence", namespace, to: name, ...former });
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

/** What it was called: by hint, or where it was with the table in whose namespace it is. */
function formerSequence(
  { renamedFrom, namespace }: SequenceFacts["options"],
  now: { readonly namespace: string; readonly name: string },
  { table, site }: RulePlace,
  context: Context,
): Former | undefined {
  const place = namespace === undefined ? formerNamespace(table.declaration.options.renamedFrom) : undefined;
  if (renamedFrom === undefined)
    return place === undefined ? undefined : { from: now.name, fromNamespace: place, isImplied: true };
  const said = formerOf(renamedFrom, now, site, context);
  const isPlaced = typeof renamedFrom === "object" && renamedFrom.namespace !== undefined;
  return said && (isPlaced || place === undefined ? said : { ...said, fromNamespace: place });
}
