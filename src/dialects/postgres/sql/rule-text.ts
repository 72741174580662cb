/** What the server prints of a rule, cut where its parts meet: the catalog keeps them as trees, and prints nothing but all of it. */
import type { RuleParts } from "../../../objects/definition/parts.js";
import { tokensOf } from "./lexical.js";

/** Condition and commands of a rule, as `pg_get_ruledef` writes it. */
export function ruleText(definition: string): Pick<RuleParts, "where" | "isInstead" | "commands"> {
  const pieces = outerPieces(definition);
  // Both words are quoted where they are names.
  const done = pieces.find(({ text, depth }) => depth === 0 && text === "DO");
  if (done === undefined) return { where: null, isInstead: false, commands: [] };
  const condition = pieces.find(({ text, depth, at }) => depth === 0 && text === "WHERE" && at < done.at);
  const where = condition === undefined ? null : definition.slice(condition.at + 5, done.at).trim();
  const rest = definition.slice(done.at + 2).trim();
  const isInstead = /^INSTEAD\b/.test(rest);
  const said = isInstead ? rest.slice(7).trim() : rest;
  return { where, isInstead, commands: commandsIn(said.replace(/;\s*$/, "")) };
}

interface Piece {
  readonly text: string;
  readonly at: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

function outerPieces(sql: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  for (const { 0: text, index } of tokensOf(sql)) {
    if (text === ")") depth -= 1;
    pieces.push({ text, at: index, depth });
    if (text === "(") depth += 1;
  }
  return pieces;
}

/** Several stand in brackets, each with a semicolon behind it; one command may begin with a bracket of its own. */
function commandsIn(said: string): readonly string[] {
  if (said === "NOTHING") return [];
  const ends = outerPieces(said).filter(({ text, depth }) => depth === 1 && text === ";");
  if (!said.startsWith("(") || ends.length === 0) return [said];
  return ends.map(({ at }, index) => said.slice((ends[index - 1]?.at ?? 0) + 1, at).trim());
}
