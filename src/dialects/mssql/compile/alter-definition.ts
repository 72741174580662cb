import type { Definition } from "../../../objects/definition/shape.js";
import { definitionStatements } from "./definition.js";

/**
 * Statements that change an object said in SQL in place: a trigger is switched on and off. Everything else that can stay where
 * it is takes CREATE OR ALTER.
 */
export function alterDefinition(before: Definition, after: Definition): readonly string[] | undefined {
  if (before.kind !== "trigger" || after.kind !== "trigger") return undefined;
  const [made, state, ...more] = statementsOf(before);
  const [wanted, wantedState, ...others] = statementsOf(after);
  if (made !== wanted || more.length > 0 || others.length > 0) return undefined;
  if (wantedState !== undefined) return [wantedState];
  return state === undefined ? [] : [state.replace(/^DISABLE\b/i, "ENABLE")];
}

function statementsOf(object: Definition): readonly string[] {
  return definitionStatements({ ...object, object: object.kind }, object.definition);
}
