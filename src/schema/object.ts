/**
 * The address of an object: its kind, the namespace it lives in, the table it belongs to (columns,
 * constraints, indexes) and its name. A namespace is `{ kind: "namespace", namespace: n, name: n }`.
 */
export interface Reference {
  readonly kind: string;
  readonly namespace: string;
  readonly table?: string | undefined;
  readonly name: string;
}

/** A fact about a database: a reference and the attributes of its kind. Plain, frozen, JSON-serialisable. */
export interface SchemaObject extends Reference {}

/** The reference as a map key. Unique: names cannot contain NUL in any supported database. */
export function keyOf(reference: Reference): string {
  return `${reference.kind}\0${reference.namespace}\0${reference.table ?? ""}\0${reference.name}`;
}

/** The bare reference of an object. */
export function referenceOf({ kind, namespace, table, name }: Reference): Reference {
  return table === undefined ? { kind, namespace, name } : { kind, namespace, table, name };
}

/** The reference for people: `column public.user.email`. */
export function describeReference(reference: Reference): string {
  const path =
    reference.kind === "namespace"
      ? [reference.name]
      : [reference.namespace, reference.table, reference.name];
  return `${reference.kind} ${path.filter((part) => part !== undefined && part !== "").join(".")}`;
}
