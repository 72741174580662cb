import type { BuiltInKind, Definition } from "../../objects/definition/shape.js";
import { rewriteHead } from "./definition-head.js";
import { qualified } from "./writer.js";

const modules: ReadonlySet<string> = new Set(["view", "function", "procedure", "trigger"]);
const types: ReadonlySet<string> = new Set(["domain", "tableType"]);

/** What makes a definition, without its own name, and of types without the namespace; nothing for what has none. No name of the server's has this character. */
export function anonymousDefinition({ kind, namespace, name, definition }: Definition): string | undefined {
  const nobody = "\ufffd";
  if (modules.has(kind)) {
    const text = rewriteHead(definition, kind as BuiltInKind, namespace, nobody);
    return text.includes(qualified(namespace, nobody)) ? text : undefined;
  }
  const head = `CREATE TYPE ${qualified(namespace, name)}`;
  if (!types.has(kind) || !definition.startsWith(head)) return undefined;
  return `CREATE TYPE ${nobody}${definition.slice(head.length)}`;
}
