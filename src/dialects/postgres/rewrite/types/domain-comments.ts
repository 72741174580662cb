/** A check of a domain that gets another name in place keeps its comment: where none is wanted, it is taken away. */
import type { AnyOperation } from "../../../../objects/any.js";
import { commentOn } from "../../../../objects/comment/shape.js";
import {
  type AlterObject,
  type Definition,
  definitionReference,
} from "../../../../objects/definition/shape.js";
import { allOf } from "../../../../objects/find.js";
import { namespaceIn } from "../../../../objects/kind.js";
import { compact } from "../../../../util/compact.js";
import type { RewriteContext } from "../../../dialect.js";
import { domainChecks } from "../../compile/alter-domain.js";
import type { PlanEditor } from "../plan-editor.js";

export function rewriteDomainComments(editor: PlanEditor, context: RewriteContext): void {
  const { before, after, defaultNamespace } = context;
  const comments = allOf(before, "comment");
  const commented = comments.filter(({ on }) => on.kind === "domainConstraint");
  if (commented.length === 0) return;
  for (const operation of editor.operations.filter(isOfDomain)) {
    const { namespace, name } = definitionReference(operation, defaultNamespace);
    const domain = { kind: "domain", namespace, name };
    const [former, wanted] = [before.get(domain), after.get(domain)] as (Definition | undefined)[];
    if (former === undefined || wanted === undefined) continue;
    if (!commented.some(({ on }) => on.namespace === namespace && on.table === name)) continue;
    const known = domainChecks(former);
    for (const check of domainChecks(wanted).filter((each) => !known.includes(each))) {
      const on = { kind: "domainConstraint" as const, namespace, table: name, name: check };
      if (after.has(commentOn(on, ""))) continue;
      const place = compact({ namespace: namespaceIn(context, namespace, name, "type") });
      editor.add({ kind: "comment", on: { kind: on.kind, ...place, table: name, name: check }, text: null });
    }
  }
}

function isOfDomain(operation: AnyOperation): operation is AlterObject {
  return operation.kind === "alterObject" && operation.object === "domain";
}
