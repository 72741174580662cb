import type { AnyObject, AnyOperation, ObjectOf } from "../../../objects/any.js";
import { type Definition, isDefinition, isRight } from "../../../objects/definition/shape.js";
import { find } from "../../../objects/find.js";
import { descendantsOf } from "../../../objects/inheritance.js";
import { namespaceIn } from "../../../objects/kind.js";
import { kinds } from "../../../objects/kinds.js";
import { keyOf, type Reference } from "../../../schema/object.js";
import { compact } from "../../../util/compact.js";
import { wordsOf } from "../../../util/words.js";
import type { RewriteContext } from "../../dialect.js";
import { PlanEditor as Editor } from "../../plan-editor.js";
import { alterDomain, withoutCallsOf } from "../compile/alter-domain.js";
import { Dependents } from "./dependencies.js";
import { isWithinValues, looksAtValues } from "./types/domain-values.js";

/** What domains do not have as their type, but call. */
const releasing: ReadonlySet<string> = new Set(["function", "operator"]);

/** A plan for PostgreSQL being rewritten. */
export class PlanEditor extends Editor<Dependents> {
  readonly #context: RewriteContext;
  /** Domains without what they lose for the time of the change. */
  readonly #released = new Map<string, Definition>();
  readonly #stoodIn: Reference[] = [];

  constructor(operations: readonly AnyOperation[], context: RewriteContext) {
    super(operations, context, (schema) => new Dependents(schema));
    this.#context = context;
  }

  /** With what partitions have of their own on the column, but for their defaults and expressions, which are of the column itself. */
  override builtOn(column: ObjectOf<"column">): readonly AnyObject[] {
    const { name } = column;
    const onPartitions = this.dependentsOnPartitions(column).filter(
      (each) => !isRight(each) && !(each.kind === "partitionDefault" && each.name === name),
    );
    return [...super.builtOn(column), ...onPartitions];
  }

  /** Those that inherit a column come and go with it. */
  override replacedColumns(): readonly Reference[] {
    const { before, after } = this.#context;
    const found = super.replacedColumns().flatMap((column) => {
      const { namespace, table = "", name } = column;
      const below = descendantsOf(before, namespace, table)
        .map((heir) => ({ kind: "column", namespace: heir.namespace, table: heir.name, name }))
        .filter((each) => before.has(each) && after.has(each));
      return [column, ...below];
    });
    return [...new Map(found.map((column) => [keyOf(column), column])).values()];
  }

  /** Notes columns whose place others take under their names, in a statement that the plan does not look into. */
  standIn(columns: readonly Reference[]): void {
    this.#stoodIn.push(...columns);
  }

  /** Columns that others have taken the place of, under their names. */
  columnsMadeAnew(): readonly Reference[] {
    return [...this.replacedColumns(), ...this.#stoodIn];
  }

  /** The columns of a partition are no objects of their own: what stands on it says in its text which ones it is about. */
  dependentsOnPartitions({
    namespace,
    table,
    name,
  }: Pick<ObjectOf<"column">, "namespace" | "table" | "name">): readonly AnyObject[] {
    const isOn = (dependent: AnyObject): boolean =>
      dependent.kind !== "partition" &&
      isDefinition(dependent) &&
      wordsOf(dependent.definition).mentions(name);
    const visit = (above: Reference): readonly AnyObject[] => {
      const dependents = this.dependentsOf(above);
      const below = dependents.filter(({ kind }) => kind === "partition").flatMap(visit);
      return above.kind === "partition" ? [...dependents.filter(isOn), ...below] : below;
    };
    return visit({ kind: "table", namespace, name: table });
  }

  /** Takes from a domain what calls a routine, before the change, and gives it back after it; the domain itself stays. */
  releaseDomain(domain: ObjectOf<"domain">, routine: Reference): boolean {
    const key = keyOf(domain);
    const after = find(this.#context.after, domain);
    if (!releasing.has(routine.kind) || after === undefined || this.isDropped(domain)) return false;
    const former = this.#released.get(key) ?? (domain as Definition);
    const released = withoutCallsOf(routine, former);
    const back = released === undefined ? undefined : alterDomain(released, after);
    if (released === undefined || back === undefined) return this.#released.has(key);
    if (back.some(looksAtValues) && isWithinValues(domain, this.dependents)) return false;
    this.#released.set(key, released);
    this.takeChanges(domain);
    const { namespace, name } = domain;
    const place = compact({ namespace: namespaceIn(this.#context, namespace, name, "type"), name });
    const change = { kind: "alterObject", object: "domain", ...place } as const;
    this.add({ ...change, statements: alterDomain(domain, released) ?? [], isFirst: true });
    if (back.length > 0) this.add({ ...change, statements: back });
    for (const comment of this.commentsOn(after))
      if (comment.on.kind === "domainConstraint") this.add(...kinds.comment.create(comment, this.#context));
    return true;
  }
}
