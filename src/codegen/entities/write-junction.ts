/** Junction tables → `@ManyToMany` on both sides. */
import { columnName, joinColumnName } from "../../schema/names.js";
import { type Code, code } from "../../util/code.js";
import type { ClassDraft, Sources } from "./draft.js";
import { commentOf, deferralOf, text, unusual } from "./options.js";
import { type ClassPlan, type JunctionPlan, madeName } from "./plan.js";

/** Both sides of each junction that the class owns, where they stand. */
export function writeJunctions(draft: ClassDraft, sources: Sources): void {
  for (const junction of draft.plan.junctions) {
    writeOwner(draft, junction, sources);
    const target = sources.drafts.get(junction.targetKey);
    if (target !== undefined) writeOther(target, junction);
  }
}

function writeOwner(draft: ClassDraft, plan: JunctionPlan, sources: Sources): void {
  const { target, junction, inverse } = plan;
  const property = draft.property(plan.property);
  const { onDelete = "noAction", onUpdate } = junction.own;
  property.type = `${target.className}[]`;
  draft.import(target.file, target.className);
  property.mark(
    "ManyToMany",
    code.own(`() => ${target.className}`),
    code.string(inverse),
    code.object({
      onDelete: onDelete === "cascade" ? undefined : code.string(onDelete),
      onUpdate: text(onUpdate),
      ...deferralOf(junction.own),
    }),
  );
  property.mark("JoinTable", code.object(tableOptions(draft.plan, plan, sources)));
}

function writeOther(draft: ClassDraft, { owner, property: name, inverse }: JunctionPlan): void {
  const property = draft.property(inverse);
  property.type = `${owner.className}[]`;
  draft.import(owner.file, owner.className);
  property.mark("ManyToMany", code.own(`() => ${owner.className}`), code.string(name));
}

function tableOptions(
  owner: ClassPlan,
  plan: JunctionPlan,
  sources: Sources,
): Record<string, Code | undefined> {
  const { schema, settings } = sources;
  const { table, own, other } = plan.junction;
  const usual = madeName(() => `${owner.table}_${columnName(plan.property, settings.naming)}`, settings);
  const columnOf = ({ className }: ClassPlan, referenced = ""): string | undefined => {
    const first = className.charAt(0).toLowerCase() + className.slice(1);
    return madeName(() => joinColumnName(first, referenced, settings.naming), settings);
  };
  const [ownName = "", otherName = ""] = [own.columns[0], other.columns[0]];
  const [ownUsual, otherUsual] = [
    columnOf(owner, own.references.columns[0]),
    columnOf(plan.target, other.references.columns[0]),
  ];
  const isUsual = ownName === ownUsual && otherName === otherUsual && ownUsual !== otherUsual;
  return {
    name: unusual(table.name, usual),
    namespace: table.namespace === owner.namespace ? undefined : code.string(table.namespace),
    joinColumn: isUsual ? undefined : code.data({ name: ownName }),
    inverseJoinColumn: isUsual ? undefined : code.data({ name: otherName }),
    comment: commentOf(table, schema),
  };
}
