/**
 * A partition that becomes a table, a table that becomes a partition, and a partition that goes elsewhere stand alone meanwhile: what
 * changes of them changes there, with their rows.
 */
import type { AnyObject, ObjectOf } from "../../../../objects/any.js";
import type { Definition } from "../../../../objects/definition/shape.js";
import { allOf, partsOf } from "../../../../objects/find.js";
import { freeName } from "../../../../schema/free-name.js";
import { keyOf, type Reference, referenceOf, type SchemaObject } from "../../../../schema/object.js";
import { Schema } from "../../../../schema/schema.js";
import { wordsOf } from "../../../../util/words.js";
import type { Loosened, RewriteContext } from "../../../dialect.js";
import { attachStatement, detachStatement, partitionDetails } from "../../compile/alter-partition.js";
import { definitionStatements } from "../../compile/definition.js";
import { inheritedTargets } from "../../compile/inherited.js";
import { namedNotNulls } from "../../sql/sequence-options.js";
import { qualified } from "../../sql/writer.js";
import { isScattered } from "../partitions/scattered.js";
import { Around, type Leaving } from "./around.js";
import { commentStanding, commentsThatCome } from "./comments.js";
import {
  dropIfThere,
  isSameButForNumber,
  nameAsUsual,
  nameForeignKey,
  nameIndex,
  nameNotNulls,
  usualName,
} from "./part-names.js";
import {
  type Branch,
  branchOf,
  chosenNames,
  doublesOf,
  inheritedParts,
  inheritedStates,
  isIndexed,
  ownParts,
  type Part,
  PartPool,
  partOf,
  tableOf,
} from "./stand-alone.js";
import { JoinedTrees } from "./trees.js";

/** A branch of one side as a table. */
interface Alone extends Leaving {
  readonly objects: readonly AnyObject[];
}

export function loosen(context: RewriteContext): Loosened | undefined {
  const { before, after } = context;
  const leaving = allOf(before, "partition").filter((each) => leaves(each, after));
  const coming = allOf(after, "partition").filter(
    (each) => leaves(each, before) && !isHeirOfWhole(each, context),
  );
  if (leaving.length + coming.length === 0) return undefined;
  const left = leaving.flatMap((partition) => branchOf(partition, before) ?? []);
  const roots = left.map(({ root }) => root);
  const detached = left.map((branch) => aloneBefore(branch, roots, context));
  const loose = standing(before, detached);
  const come = coming.flatMap((partition) => branchOf(partition, after) ?? []);
  const trees = new JoinedTrees(come, context);
  const single = trees.withoutDoubles(after);
  const attached = come.map((branch) => aloneAfter(branch, loose, single, doublesOf(branch, after)));
  return {
    before: trees.without(loose),
    after: trees.without(standing(single, attached)),
    finish: (operations) => new Around(detached, attached, context).of(trees.around(operations)),
  };
}

/** Whether what is a partition on one side is a table on the other, or a part of something else. */
function leaves(partition: Definition, other: Schema): boolean {
  const { namespace, name } = partition;
  if (other.has({ kind: "table", namespace, name })) return true;
  const there = other.get(partition) as Definition | undefined;
  if (there === undefined) return false;
  const [mine, theirs] = [partitionDetails(partition), partitionDetails(there)];
  return mine !== undefined && mine.key === theirs?.key && mine.parent !== theirs.parent;
}

/** Partitions were made by inheritance once: such heirs step aside with a table that is partitioned from now on. */
function isHeirOfWhole(partition: Definition, { before, after }: RewriteContext): boolean {
  const { namespace, name } = partition;
  const { inherits } = (before.get({ kind: "table", namespace, name }) ?? {}) as Partial<ObjectOf<"table">>;
  const root = inherits === undefined ? undefined : branchOf(partition, after)?.root;
  return inherits?.some((each) => each.namespace === root?.namespace && each.table === root.name) ?? false;
}

/** @param roots the tables that partitions leave */
function aloneBefore(
  branch: Branch,
  roots: readonly Reference[],
  { before, after, serverVersion }: RewriteContext,
): Alone {
  const { partition } = branch;
  const own = ownParts(partition, before);
  const wanted = new PartPool(partition, after);
  for (const part of own) wanted.takeItself(part);
  const chosen = chosenNames(branch, before);
  const inherited = inheritedParts(branch, before);
  const nameKnown = (part: Part): string | undefined => {
    const fact = chosen.get(keyOf(part));
    if (fact !== undefined) return fact.name;
    const usual = usualName(partition.name, part);
    const isSole = inherited.filter((other) => usualName(partition.name, other) === usual).length === 1;
    return usual !== undefined && isSole ? usual : undefined;
  };
  const isLost = (part: Part): boolean =>
    serverVersion < 180_000 && part.kind === "foreignKey" && roots.some((root) => refersTo(part, root));
  const unknown = inherited.filter((part) => isIndexed(part) && nameKnown(part) === undefined);
  const statements: string[] = [];
  const models = new Map<AnyObject, AnyObject>();
  const stand = (part: Part, name: string): void =>
    void models.set(partOf(branch, part, name, chosen.get(keyOf(part))), part);
  // Before PostgreSQL 18 a partition that refers to a whole which others leave may lose that, which depends on the smallest number of the version.
  const [lost, kept] = [inherited.filter(isLost), inherited.filter((part) => !isLost(part))];
  for (const part of kept) {
    const twin = wanted.take(part);
    const known = part.kind === "check" ? part.name : isIndexed(part) ? nameKnown(part) : undefined;
    if (known !== undefined) stand(part, known);
    else if (part.kind === "foreignKey") {
      const name = twin?.name ?? part.name;
      // One that it had when it was attached has kept its name, and so have those below.
      statements.push(nameForeignKey(partition, part, name));
      stand(part, name);
    } else {
      const isSole = unknown.length === 1 && twin !== undefined;
      const name = isSole
        ? twin.name
        : freeName(`schemix_former_${partition.name}_${part.name}`, partition.namespace, [before, after]);
      statements.push(nameIndex(partition, part, name));
      stand(part, name);
    }
  }
  // Names of the whole that it takes along would be in the way of another whole.
  const isNamed = serverVersion >= namedNotNulls && !after.has(branch.root);
  const leaving = [
    ...statements,
    detachStatement(partition),
    ...lost.map(({ name }) => dropIfThere(partition, name)),
    ...(isNamed ? [nameNotNulls(partition)] : []),
  ];
  const objects = [...tableOf(branch, before, after), ...models.keys(), ...own];
  return { branch, objects, models, statements: leaving };
}

function refersTo({ references, namespace }: ObjectOf<"foreignKey">, table: Reference): boolean {
  return references.table === table.name && (references.namespace ?? namespace) === table.namespace;
}

/**
 * @param before the other side, in which what leaves stands alone
 * @param doubles what it gets behind that
 */
function aloneAfter(branch: Branch, before: Schema, after: Schema, doubles: readonly Reference[]): Alone {
  const { partition } = branch;
  const { namespace, name: table } = partition;
  const there = new PartPool(partition, before);
  const chosen = chosenNames(branch, after);
  const statements: string[] = [];
  const models = new Map<AnyObject, AnyObject>();
  let isTargeted = false;
  for (const part of inheritedParts(branch, after)) {
    // What is not there yet comes when it is attached, but for checks: these it has to have. No exclusion is ever taken over.
    const twin = part.kind === "exclusion" ? undefined : there.take(part);
    if (twin === undefined && part.kind !== "check") {
      isTargeted ||= part.kind === "index" && part.statistics !== undefined;
      continue;
    }
    const former = part.kind === "check" ? part.name : (twin?.name ?? part.name);
    const usual = usualName(table, part);
    const fact = chosen.get(keyOf(part));
    const wanted = fact?.name;
    const name = wanted ?? nameKept(part, { former, usual, doubles, taken: models.keys() });
    if (isIndexed(part) && wanted === undefined && usual === undefined)
      statements.push(nameAsUsual(namespace, name));
    models.set(partOf(branch, part, name, fact), part);
  }
  // An index that comes when it is attached looks at as many values as any.
  if (isTargeted) statements.push(inheritedTargets(qualified(namespace, table)));
  const names = new Set([...models.keys()].filter(isIndexed).map(({ name }) => name));
  for (const fact of partsOf(after, { namespace, name: table }, "partitionIndexName"))
    if (!names.has(fact.name)) statements.push(...definitionStatements(fact.kind, fact.definition));
  for (const state of inheritedStates(partition, after))
    statements.push(...definitionStatements(state.kind, state.definition));
  const own = ownParts(partition, after, (fact) => !isScattered(fact));
  const objects = [...tableOf(branch, after, before), ...models.keys(), ...own];
  return {
    branch,
    objects,
    models,
    statements: [attachStatement(partition), ...statements, ...commentsThatCome(partition, objects, after)],
  };
}

interface NamesAround {
  readonly former: string;
  readonly usual: string | undefined;
  readonly doubles: readonly Reference[];
  readonly taken: Iterable<Reference>;
}

/** What a part is called that joins with its table: as it was, where the server might call it so and nothing else is. */
function nameKept(part: Part, { former, usual, doubles, taken }: NamesAround): string {
  const isUsual = !isIndexed(part) || usual === undefined || isSameButForNumber(usual, former);
  if (isUsual && doubles.every(({ name }) => name !== former)) return former;
  return freeAmong([...taken, ...doubles], isIndexed(part) ? (usual ?? former) : part.name);
}

/** The name that the server chooses where another object has the first. */
function freeAmong(objects: Iterable<Reference>, usual: string): string {
  const taken = new Set([...objects].map(({ name }) => name));
  for (let number = 0; ; number++) {
    const name = number === 0 ? usual : `${usual}${number}`;
    if (!taken.has(name)) return name;
  }
}

const partKinds = [
  "partitionIndex",
  "partitionIndexName",
  "partitionDefault",
  "partitionNotNull",
  "partitionConstraint",
  "partitionColumn",
  "validity",
];

/** The schema in which those partitions are tables. */
function standing(schema: Schema, alone: readonly Alone[]): Schema {
  const other = new Map<string, Reference>();
  for (const { branch, objects } of alone) {
    const { namespace, name: table } = branch.partition;
    other.set(keyOf(branch.partition), { kind: "table", namespace, name: table });
    for (const kind of partKinds)
      for (const part of schema.childrenOf(namespace, table, kind)) {
        const twin = objects.find((object) => object.table === table && object.name === part.name);
        other.set(keyOf(part), referenceOf((part as Definition).alone ?? twin ?? part));
      }
    for (const state of inheritedStates(branch.partition, schema))
      other.set(keyOf(state), referenceOf(branch.partition));
  }
  const moved = (reference: Reference): Reference => other.get(keyOf(reference)) ?? reference;
  const columns = new Map(
    alone.map(({ branch, objects }) => [
      keyOf(branch.partition),
      objects.filter(({ kind }) => kind === "column"),
    ]),
  );
  // Of the columns of a partition no dependency tells.
  const mentioned = (object: AnyObject, needed: Reference): readonly Reference[] => {
    const words = "definition" in object ? wordsOf(object.definition) : undefined;
    return (columns.get(keyOf(needed)) ?? []).filter(({ name }) => words?.mentions(name)).map(referenceOf);
  };
  const objects: SchemaObject[] = [];
  const needed = new Map<string, readonly Reference[]>();
  for (const object of schema as Iterable<AnyObject>) {
    if (other.has(keyOf(object))) continue;
    const kept = object.kind === "comment" ? commentStanding(object, schema, moved, alone) : object;
    if (kept === undefined) continue;
    objects.push(kept);
    const said = schema.dependenciesOf(object);
    needed.set(
      keyOf(kept),
      said.flatMap((reference) => [moved(reference), ...mentioned(object, reference)]),
    );
  }
  for (const { branch, objects: made, models } of alone)
    for (const object of made) {
      objects.push(object);
      const said = schema.dependenciesOf(modelOf(object, branch, models));
      needed.set(
        keyOf(object),
        said.map((reference) => ofPartition(moved(reference), branch)),
      );
    }
  const known = new Schema(objects, needed);
  return schema.hasDependencies ? known : new Schema(objects).withDependenciesOf(known, () => true);
}

/** What says what an object of a partition depends on. */
function modelOf(object: AnyObject, { root }: Branch, models: ReadonlyMap<AnyObject, AnyObject>): Reference {
  const model = models.get(object);
  if (model !== undefined) return model;
  return object.kind === "column"
    ? { kind: "column", namespace: root.namespace, table: root.name, name: object.name }
    : object;
}

/** What the whole leans on of its own, the partition has of its own. */
function ofPartition(reference: Reference, { root, partition }: Branch): Reference {
  const isOfRoot = reference.table === root.name && reference.namespace === root.namespace;
  return isOfRoot && reference.kind === "column"
    ? { ...reference, namespace: partition.namespace, table: partition.name }
    : reference;
}
