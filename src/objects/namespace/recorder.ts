import type { Sink } from "../../operations/recording.js";
import type { NamespaceOperation } from "./shape.js";

export interface NamespaceRecorder {
  /**
   * Creates a namespace. PostgreSQL: `CREATE SCHEMA "app"`. Reversed by dropping it.
   * @example op.createNamespace("app");
   */
  createNamespace(name: string): void;
  /**
   * Drops an empty namespace. PostgreSQL: `DROP SCHEMA "app"`. Reversed by creating it.
   * @example op.dropNamespace("app");
   */
  dropNamespace(name: string): void;
}

export function namespaceRecorder(recording: Sink<NamespaceOperation>): NamespaceRecorder {
  return {
    createNamespace: (name) => recording.add({ kind: "createNamespace", name }),
    dropNamespace: (name) => recording.add({ kind: "dropNamespace", name }),
  };
}
