/** `@View` and `@MaterializedView` → drafts, and what is expected of their columns. */
import type { DefinitionSpec } from "../../objects/definition/spec.js";
import type { Reference } from "../../schema/object.js";
import { compact } from "../../util/compact.js";
import type { Rule } from "../facts.js";
import type { Site } from "../faults.js";
import type { MssqlViewOptions } from "../options/views.js";
import type { ColumnFinder } from "../plan/column-finder.js";
import type { MappedProperty, Plans, ViewPlan } from "../plan/plan.js";
import { storageText } from "../plan/values.js";
import type { DefinitionList } from "./definition-list.js";
import { sourceText, wordIn } from "./definition-text.js";

/** What a class says of the result of its view, for the server to confirm. */
export interface ViewExpectation {
  readonly view: Reference;
  readonly site: Site;
  /** It is made without its rows. */
  readonly isEmpty: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly site: Site }[];
}

const ofColumn = ["default", "generated", "identity", "unique", "comment", "renamedFrom", "using"] as const;

/** What can be said of which view, and what to do about the rest. */
const ruleKinds: Readonly<Record<ViewPlan["view"]["kind"], readonly Rule["kind"][]>> = {
  view: ["trigger", "rule"],
  materializedView: ["index", "statistics", "clustering"],
};

/** The rules of a view's class that a view can have; a fault for each other one. */
export function rulesOfView<T extends { readonly rule: Rule; readonly site: Site }>(
  rules: readonly T[],
  { view }: ViewPlan,
  { faults, dialect }: Plans,
): readonly T[] {
  return rules.filter(({ rule, site }) => {
    if (ruleKinds[view.kind].includes(rule.kind)) return true;
    const isIndexed = rule.kind === "index" && view.kind === "view";
    if (isIndexed && dialect.capabilities.viewIndexes) return true;
    const what = view.kind === "view" ? "a view" : "a materialized view";
    const fix = isIndexed ? "Make it a @MaterializedView." : "Take the decorator away.";
    faults.add(site, `${what} has no ${words[rule.kind] ?? rule.kind}`, fix);
    return false;
  });
}

const words: Readonly<Partial<Record<Rule["kind"], string>>> = {
  unique: "unique constraint",
  rowSecurity: "row-level security of its own",
  exclusion: "exclusion constraint",
  replicaIdentity: "replica identity",
  clustering: "index to be clustered on",
};

/** Drafts a view. */
export function writeView(
  plan: ViewPlan,
  plans: Plans,
  finder: ColumnFinder,
  list: DefinitionList,
): ViewExpectation {
  const { namespace, name, site, view } = plan;
  const { options } = view;
  list.draft({ spec: specOf(plan, plans), writtenName: name, comment: options.comment, site });
  for (const property of plan.properties) refuseOptions(property, plans);
  const columns = finder.allColumns(plan).map((column) => ({
    name: column.name,
    type: column.attributes.type,
    site: column.site,
  }));
  const twice = columns.filter(
    ({ name: own }, index) => columns.findIndex((each) => each.name === own) < index,
  );
  for (const column of twice)
    plans.faults.add(
      column.site,
      `its column ${column.name} is declared twice`,
      "Keep one of the properties.",
    );
  return {
    view: { kind: view.kind, namespace, name },
    site,
    isEmpty: view.kind === "materializedView" && view.options.withData === false,
    columns,
  };
}

function specOf({ namespace, name, site, view }: ViewPlan, plans: Plans): DefinitionSpec {
  const query = sourceText(view.options.as, "query", site, plans);
  if (view.kind === "view") {
    // What is said for one database has taken the place of the rest.
    const { schemaBinding }: MssqlViewOptions = view.options as MssqlViewOptions;
    const { securityBarrier, securityInvoker, checkOption } = view.options;
    wordIn(checkOption, ["local", "cascaded"], "checkOption", site, plans);
    return {
      kind: "view",
      namespace,
      name,
      query,
      ...compact({ securityBarrier, securityInvoker, checkOption, schemaBinding }),
    };
  }
  const { withData, using, tablespace, with: storage } = view.options;
  return {
    kind: "materializedView",
    namespace,
    name,
    query,
    ...compact({ withData, accessMethod: using, tablespace, storage: storageText(storage) }),
  };
}

function refuseOptions({ mapping, site }: MappedProperty, { faults }: Plans): void {
  if (mapping.kind !== "column") {
    const fix = 'Declare the column with @Column("bigint").';
    faults.add(site, "a view has columns, but no relations", fix);
    return;
  }
  const { options } = mapping;
  const found = ofColumn.filter((name) => options[name] !== undefined && options[name] !== false);
  const all = options.primary === true ? ["primary key", ...found] : found;
  if (all.length === 0) return;
  const fix = "Leave it out: the query says what its columns are.";
  faults.add(site, `a column of a view has no ${all.join(" and no ")}`, fix);
}
