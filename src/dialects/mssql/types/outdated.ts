/** Types that are no more to be used. */
import { spell } from "./type-spelling.js";

/**
 * Each with those that ALTER COLUMN makes of it: "text, ntext and image columns can be changed only in the following ways" ("ALTER TABLE").
 * It makes them of nothing, not even of themselves: neither NULL nor a collation is changed in place (error 4927).
 */
export const outdated: Readonly<Record<string, readonly string[]>> = {
  text: ["varchar(max)", "nvarchar(max)", "xml"],
  ntext: ["varchar(max)", "nvarchar(max)", "xml"],
  image: ["varbinary(max)"],
};

const values: Readonly<Record<string, string>> = { text: "''", ntext: "N''", image: "0x" };

/** A value for the moment in which a column of such a type is NOT NULL and has none yet; nothing for other types. */
export function passingDefault(type: string | undefined): string | undefined {
  return type === undefined ? undefined : values[spell(type)?.base ?? ""];
}
