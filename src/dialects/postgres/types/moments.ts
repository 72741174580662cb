import { allOf } from "../../../objects/find.js";
import { referenceOf } from "../../../schema/object.js";
import type { Schema } from "../../../schema/schema.js";
import type { Refusal } from "../../dialect.js";
import { pgTypes } from "./types.js";

const time = String.raw`(?:date|timestamp(?:tz)?|time(?:tz)?)\b[\w\s()]*`;
const moment = String.raw`'[^']*\b(?:now|today|tomorrow|yesterday)\b[^']*'`;
/** The text alone, or as one of those types; as any other it stays a text, which is read for each row. */
const read = new RegExp(String.raw`^[\s(]*(?:${time}\s*)?${moment}(?:[\s)]*::\s*${time})?[\s)]*$`, "i");
const ofTime = new RegExp(`^${time}$`, "i");

/** The columns that would keep for ever the moment in which their default was said, which is another one each time. */
export function unsteadyDefaults(desired: Schema): readonly Refusal[] {
  const columns = allOf(desired, "column");
  return columns
    .filter(
      ({ type, default: text }) =>
        text !== undefined && ofTime.test(pgTypes.canonical(type)) && read.test(text),
    )
    .map((column) => ({
      code: "DEFAULT_OF_A_MOMENT",
      object: referenceOf(column),
      message: `The default of ${column.table}.${column.name} is a text, ${column.default ?? ""}, which the database reads once, when it is told of it`,
      why: "Every row would get that moment, and the next comparison another one: there would be a difference for ever.",
      fix: 'Say it as SQL, which is worked out for each row: sql`now()` (TypeORM: () => "now()"; today: sql`CURRENT_DATE`). If one moment is meant, write it down.',
    }));
}
