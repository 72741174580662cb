import { tokens } from "./lexical.js";

/**
 * A statement with `NULL` in the place of parameters that have no value: a bound NULL has a type, and no type is one
 * that every column takes.
 */
export function withoutNulls(sql: string, parameters: readonly unknown[]): string {
  if (!parameters.some((value) => (value ?? null) === null)) return sql;
  let text = "";
  let at = 0;
  for (const { sort, text: word, index } of tokens(sql)) {
    const number = sort === "word" ? /^@p(\d+)$/i.exec(word)?.[1] : undefined;
    if (number === undefined || Number(number) > parameters.length) continue;
    if ((parameters[Number(number) - 1] ?? null) !== null) continue;
    text += `${sql.slice(at, index)}NULL`;
    at = index + word.length;
  }
  return text + sql.slice(at);
}
