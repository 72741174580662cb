/** A domain and its checks in steps: a check may call what leans on the domain. */
import { definitionStatements } from "../../compile/definition.js";
import { tokensOf } from "../../sql/lexical.js";

const name = String.raw`(?:"(?:[^"]|"")+"|[\w$\u0080-\uffff]+)`;
const head = new RegExp(String.raw`^CREATE\s+DOMAIN\s+(${name}(?:\s*\.\s*${name})?)\s`, "i");

/** The steps in which SQL may be taken that makes a domain; other SQL stays whole. */
export function stepsOf(sql: string): readonly string[] {
  const [first = "", ...rest] = definitionStatements("domain", sql);
  const [, domain] = head.exec(first) ?? [];
  if (domain === undefined || !rest.every((step) => /^ALTER\s+DOMAIN\s/i.test(step))) return [sql];
  const starts = checkStarts(first);
  const checks = starts.map((start, index) => first.slice(start, starts[index + 1]).trim());
  return [
    first.slice(0, starts[0]).trim(),
    ...checks.map((check) => `ALTER DOMAIN ${domain} ADD ${check}`),
    ...rest,
  ];
}

/** Where the checks begin that a domain ends with; something else behind one is no end. */
function checkStarts(sql: string): readonly number[] {
  let starts: number[] = [];
  let depth = 0;
  let [former, last] = ["", ""];
  for (const { 0: text, index } of tokensOf(sql)) {
    if (/^(?:--|\/\*)/.test(text)) continue;
    if (text === ")") depth -= 1;
    if (depth === 0 && text !== ")" && text !== "(") {
      const word = text.toUpperCase();
      const isNamed = former === "CONSTRAINT";
      if (word === "CONSTRAINT" || (word === "CHECK" && !isNamed)) starts.push(index);
      else if (word !== "CHECK" && (last === ")" || isNamed)) starts = [];
    }
    if (text === "(") depth += 1;
    if (depth === 0) [former, last] = [last, text.toUpperCase()];
  }
  return starts;
}
