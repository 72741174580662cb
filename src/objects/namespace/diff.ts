import type { KindDefinition } from "../kind.js";

export const namespaceKind: KindDefinition<"namespace"> = {
  kind: "namespace",
  isPartOfTable: false,
  create: ({ name }) => [{ kind: "createNamespace", name }],
  drop: ({ name }) => [{ kind: "dropNamespace", name }],
  alter: () => [],
};
