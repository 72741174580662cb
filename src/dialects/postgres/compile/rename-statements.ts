import type { Renamed } from "../../../objects/renamed.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote } from "../sql/writer.js";

/** What gives something another name where it is, and then takes it to another namespace. */
export function renameStatements(
  words: "TABLE" | "TYPE" | "SEQUENCE",
  {
    namespace,
    name,
    to,
    toNamespace,
  }: Renamed & { readonly namespace?: string | undefined; readonly name: string },
): readonly Statement[] {
  const rename = { sql: `ALTER ${words} ${qualified(namespace, name)} RENAME TO ${quote(to)}` };
  if (toNamespace === undefined) return [rename];
  const move = { sql: `ALTER ${words} ${qualified(namespace, to)} SET SCHEMA ${quote(toNamespace)}` };
  return name === to ? [move] : [rename, move];
}
