/** Columns that count with a sequence of their own, as `serial` makes them. */
import { isPlainName } from "../../../schema/names.js";
import type { CountedColumn, OwnSequence } from "../../dialect.js";
import { usualSequence } from "../sql/sequence-options.js";
import { quote, quoteString } from "../sql/writer.js";

/** What `serial` stands for: §8.1.4 of the manual. */
export function counting({ namespace, table, name, type, isDefault }: CountedColumn): OwnSequence {
  const sequence = usualSequence(table, name);
  const spelled = (part: string): string => (isPlainName(part) ? part : quote(part));
  const path = [...(isDefault ? [] : [namespace]), sequence].map(spelled).join(".");
  return {
    sequence: { kind: "sequence", namespace, name: sequence, type, ownedBy: { table, column: name } },
    default: `nextval(${quoteString(path)}::regclass)`,
  };
}
