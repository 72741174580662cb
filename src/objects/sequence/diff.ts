import { compact } from "../../util/compact.js";
import { isSameData } from "../../util/compare.js";
import { type DiffContext, type KindDefinition, namespaceIn } from "../kind.js";
import type { AlterSequence, Sequence } from "./shape.js";

const largest: Readonly<Record<string, string>> = {
  smallint: "32767",
  integer: "2147483647",
  bigint: "9223372036854775807",
};
const smallest: Readonly<Record<string, string>> = {
  smallint: "-32768",
  integer: "-2147483648",
  bigint: "-9223372036854775808",
};

type Counting = Pick<Sequence, "start" | "increment" | "minValue" | "maxValue" | "cache" | "cycle" | "type">;

type SpelledOut = { readonly [K in keyof Counting]-?: Exclude<Counting[K], undefined> };

/** Every option spelled out: an option that is taken away goes back to what it is when nobody says it. */
function spelledOut(sequence: Counting): SpelledOut {
  const { type = "bigint", increment = "1" } = sequence;
  const isDescending = increment.startsWith("-");
  const minValue = sequence.minValue ?? (isDescending ? (smallest[type] ?? "") : "1");
  const maxValue = sequence.maxValue ?? (isDescending ? "-1" : (largest[type] ?? ""));
  const start = sequence.start ?? (isDescending ? maxValue : minValue);
  return {
    type,
    increment,
    minValue,
    maxValue,
    start,
    cache: sequence.cache ?? "1",
    cycle: sequence.cycle ?? false,
  };
}

/** Whether there are numbers inside the limits of the one that are outside those of the other. */
export function leavesOut(before: Counting, after: Counting): boolean {
  const [former, wanted] = [spelledOut(before), spelledOut(after)];
  return (
    BigInt(wanted.minValue) > BigInt(former.minValue) || BigInt(wanted.maxValue) < BigInt(former.maxValue)
  );
}

/** Some statements name the table of its column too. */
function targetOf({ namespace, name, ownedBy }: Sequence, context: DiffContext) {
  const own = namespaceIn(context, namespace, name);
  return compact({ namespace: own ?? namespaceIn(context, namespace, ownedBy?.table ?? name), name });
}

function isOwnerThere(sequence: Sequence, context: DiffContext): boolean {
  const { ownedBy, namespace } = sequence;
  if (ownedBy === undefined) return false;
  return context.before.has({ kind: "column", namespace, table: ownedBy.table, name: ownedBy.column });
}

function create(
  sequence: Sequence,
  context: DiffContext,
): readonly (AlterSequence | { kind: "createSequence"; name: string })[] {
  const { kind: _, ownedBy, namespace, name, table: _table, ...attributes } = sequence;
  const target = targetOf(sequence, context);
  const made = { kind: "createSequence" as const, ...target, ...attributes };
  // Its column may come later in the plan than the sequence that the column's default calls.
  const owned: AlterSequence = {
    kind: "alterSequence",
    ...target,
    ownedBy,
    ...(isOwnerThere(sequence, context) ? { continueAfterRows: true } : {}),
  };
  return ownedBy === undefined ? [made] : [made, owned];
}

function drop(sequence: Sequence, context: DiffContext): readonly { kind: "dropSequence"; name: string }[] {
  const { ownedBy, namespace } = sequence;
  const owner = ownedBy && { kind: "column", namespace, table: ownedBy.table, name: ownedBy.column };
  // A sequence goes with the column that owns it.
  if (owner !== undefined && !context.after.has(owner)) return [];
  return [{ kind: "dropSequence", ...targetOf(sequence, context) }];
}

function alter(before: Sequence, after: Sequence, context: DiffContext): readonly AlterSequence[] {
  const former = spelledOut(before);
  const wanted = spelledOut(after);
  const isLeftOut = leavesOut(before, after);
  const keys = Object.keys(wanted) as (keyof typeof wanted)[];
  // Limits are compared with the number that it is at: then all of them have to be said.
  const isSaid = (key: keyof typeof wanted): boolean =>
    former[key] !== wanted[key] || (isLeftOut && key !== "type");
  const changed = Object.fromEntries(keys.filter(isSaid).map((key) => [key, wanted[key]]));
  const isOwnerChanged = !isSameData(before.ownedBy, after.ownedBy);
  const target = targetOf(after, context);
  const isLoggingChanged = (before.unlogged ?? false) !== (after.unlogged ?? false);
  const owner = isOwnerChanged ? { ownedBy: after.ownedBy ?? null } : {};
  const logging = isLoggingChanged ? { unlogged: after.unlogged ?? false } : {};
  const restart = isLeftOut ? { restartIfOutside: true } : {};
  const counting = { ...changed, ...restart, ...logging };
  return [
    ...(Object.keys(counting).length === 0
      ? []
      : [{ kind: "alterSequence" as const, ...target, ...counting }]),
    ...(isOwnerChanged ? [{ kind: "alterSequence" as const, ...target, ...owner }] : []),
  ];
}

export const sequenceKind: KindDefinition<"sequence"> = {
  kind: "sequence",
  isPartOfTable: false,
  create,
  drop,
  alter,
};
