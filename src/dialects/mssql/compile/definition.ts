/** Objects said in SQL as statements: what makes them is their own text, what drops them or names them is written here. */
import {
  type BuiltInKind,
  bareName,
  type DefinitionKind,
  isCustomKind,
} from "../../../objects/definition/shape.js";
import type { Renamed } from "../../../objects/renamed.js";
import { unknownKind } from "../../object-kind.js";
import { batchesOf } from "../sql/batches.js";
import { qualified, quoteString } from "../sql/writer.js";
import { execute, impossible } from "./clauses.js";
import { renameAndTransfer, renameAndTransferType } from "./transfer-scripts.js";

/** A definition's address. */
export interface DefinitionTarget {
  readonly object: DefinitionKind;
  readonly namespace?: string | undefined;
  readonly table?: string | undefined;
  readonly name: string;
}

/** The kinds that SQL Server has, and what DROP and sp_rename call them. */
const known: Readonly<Partial<Record<BuiltInKind, readonly [drop: string, rename: string]>>> = {
  view: ["VIEW", "OBJECT"],
  function: ["FUNCTION", "OBJECT"],
  procedure: ["PROCEDURE", "OBJECT"],
  trigger: ["TRIGGER", "OBJECT"],
  domain: ["TYPE", "USERDATATYPE"],
  tableType: ["TYPE", "USERDATATYPE"],
};

function wordsOf({ object, name }: DefinitionTarget): readonly [drop: string, rename: string] {
  if (isCustomKind(object)) throw unknownKind(object);
  const found = known[object];
  if (found !== undefined) return found;
  throw impossible(`${object} ${name} cannot be made or dropped`, "Leave it out for SQL Server.");
}

/** A trigger lives in the namespace of its table, and its name stands alone there. */
function pathOf({ object, namespace, name }: DefinitionTarget): string {
  return qualified(namespace === "" ? undefined : namespace, bareName({ kind: object, name }));
}

/** The statement that takes a definition away, and nothing that depends on it. */
export function dropDefinition(target: DefinitionTarget): string {
  return `DROP ${wordsOf(target)[0]} ${pathOf(target)}`;
}

/** The statements that give a definition another name or namespace; its text in the catalog keeps the former one. */
export function renameDefinition(target: DefinitionTarget & Renamed): readonly string[] {
  const { object, to, toNamespace } = target;
  const [, objtype] = wordsOf(target);
  if (objtype === "USERDATATYPE") return renameAndTransferType(target);
  if (toNamespace !== undefined) return [renameAndTransfer(target).join("\n")];
  const objname = quoteString(pathOf(target));
  const newname = quoteString(bareName({ kind: object, name: to }));
  return [execute("sys.sp_rename", { objname, newname, objtype: `N'${objtype}'` })];
}

/**
 * The batches that a definition consists of, parted by lines with nothing but `GO` as in a script: the first makes the
 * object, those behind it say what it has no word for, such as that a trigger is disabled.
 */
export function definitionStatements(target: DefinitionTarget, definition: string): readonly string[] {
  wordsOf(target);
  return batchesOf(definition).flatMap(({ sql }) => (sql.trim() === "" ? [] : [sql.trim()]));
}
