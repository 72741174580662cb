import type { SchemaObject } from "../../schema/object.js";

/** What PostgreSQL and SQL Server call a schema. */
export interface Namespace extends SchemaObject {
  readonly kind: "namespace";
}

export interface CreateNamespace {
  readonly kind: "createNamespace";
  readonly name: string;
}
export interface DropNamespace {
  readonly kind: "dropNamespace";
  readonly name: string;
}
export type NamespaceOperation = CreateNamespace | DropNamespace;
