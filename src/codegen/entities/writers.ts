/** How the objects of each kind get into the source of entities. */
import type { ObjectKind, ObjectOf } from "../../objects/any.js";
import { commentTextOn } from "../../objects/comment/shape.js";
import { type DefinitionKind, definitionKinds } from "../../objects/definition/shape.js";
import type { Namespace } from "../../objects/namespace/shape.js";
import type { Sources } from "./draft.js";
import { writeColumn } from "./write-column.js";
import { writeForeignKey } from "./write-relation.js";
import { writeCheck, writeIndex, writeUnique } from "./write-rules.js";
import { writeEnum, writeSequence } from "./write-sequence.js";
import { writePrimaryKey, writeTable } from "./write-table.js";

/** Puts what an object says on the class of its table, or says why it cannot. */
type Writer<K extends ObjectKind> = (object: ObjectOf<K>, sources: Sources) => void;

/** Said where other objects are: comments by what they are about. */
const saidElsewhere = (): void => undefined;

/** A namespace is said by the tables in it, its comment in SQL. */
function writeNamespace(namespace: Namespace, { schema, sayInSql }: Sources): void {
  if (commentTextOn(namespace, schema) !== undefined) sayInSql(namespace);
}

/** Said in files of their own, see `definitionFiles`. */
const definitions = Object.fromEntries(
  definitionKinds.map((kind) => [kind, saidElsewhere] as const),
) as Readonly<Record<DefinitionKind, typeof saidElsewhere>>;

/** Every object kind, in the order of decorators. A new one is a writer and a line here; the compiler asks for it. */
export const writers: { readonly [K in ObjectKind]: Writer<K> } = {
  namespace: writeNamespace,
  enum: writeEnum,
  table: writeTable,
  column: writeColumn,
  primaryKey: writePrimaryKey,
  foreignKey: writeForeignKey,
  unique: writeUnique,
  check: writeCheck,
  index: writeIndex,
  sequence: writeSequence,
  comment: saidElsewhere,
  ...definitions,
};
