import type { Enum } from "../../objects/enum/shape.js";
import type { Sequence } from "../../objects/sequence/shape.js";
import { keyOf, type Reference } from "../../schema/object.js";
import { code } from "../../util/code.js";
import type { ClassDraft, Sources } from "./draft.js";
import { commentOf, countingOf, flag, text } from "./options.js";
import { propertyOf, tableKey } from "./plan.js";

/** A sequence, on the class that owns it, else on one that uses it, else on any; without a class, in SQL. */
export function writeSequence(sequence: Sequence, sources: Sources): void {
  const { ownedBy, namespace } = sequence;
  const owner = ownedBy === undefined ? undefined : sources.drafts.get(tableKey(namespace, ownedBy.table));
  const draft = ownedBy === undefined ? hostOf(sequence, sources) : owner;
  if (draft === undefined || draft.plan.isStub) {
    if (ownedBy === undefined) sources.sayInSql(sequence);
    else sources.leaveOut(sequence, `it is owned by ${ownedBy.table}`);
    return;
  }
  draft.mark(
    "Sequence",
    code.object({
      name: code.string(sequence.name),
      namespace: namespace === draft.plan.namespace ? undefined : code.string(namespace),
      type: text(sequence.type),
      ...countingOf(sequence),
      unlogged: flag(sequence.unlogged),
      ownedBy: ownedBy === undefined ? undefined : code.string(propertyOf(draft.plan, ownedBy.column)),
      comment: commentOf(sequence, sources.schema),
    }),
  );
}

/** The class that a sequence without an owner is declared beside. */
function hostOf(sequence: Sequence, { schema, drafts }: Sources): ClassDraft | undefined {
  const key = keyOf(sequence);
  const classes = [...drafts.values()].filter(({ plan }) => !plan.isStub);
  const uses = (column: Reference): boolean =>
    schema.dependenciesOf(column).some((needed) => keyOf(needed) === key);
  return (
    classes.find(({ plan }) => plan.columns.some(uses)) ??
    classes.find(({ plan }) => plan.namespace === sequence.namespace) ??
    classes[0]
  );
}

/** Enums stand in files of their own or beside the only table that uses them; one that no table uses is said in SQL. */
export function writeEnum(object: Enum, sources: Sources): void {
  if (!sources.enums.has(keyOf(object))) sources.sayInSql(object);
}
