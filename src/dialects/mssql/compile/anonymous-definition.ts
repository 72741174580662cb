import type { BuiltInKind, Definition } from "../../../objects/definition/shape.js";
import { rewriteHead } from "../sql/definition-head.js";
import { qualified } from "../sql/writer.js";

const modules: ReadonlySet<string> = new Set(["view", "function", "procedure"]);
const types: ReadonlySet<string> = new Set(["domain", "tableType"]);

/** What makes a definition, without its own name and namespace; that of a trigger is its table's. No name of the server's has this character. */
export function anonymousDefinition({ kind, namespace, name, definition }: Definition): string | undefined {
  const nobody = "\ufffd";
  if (modules.has(kind) || kind === "trigger") {
    const place = kind === "trigger" ? namespace : nobody;
    const text = rewriteHead(definition, kind as BuiltInKind, place, nobody);
    return text.includes(qualified(place, nobody)) ? text : undefined;
  }
  const head = `CREATE TYPE ${qualified(namespace, name)}`;
  if (!types.has(kind) || !definition.startsWith(head)) return undefined;
  return `CREATE TYPE ${nobody}${definition.slice(head.length)}`;
}
