import type { CheckDefinition, CreateCheckConstraint } from "../../../objects/check/shape.js";
import type {
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from "../../../objects/constraint/shape.js";
import type { AlterForeignKey, CreateForeignKey } from "../../../objects/foreign-key/shape.js";
import type { CreatePrimaryKey } from "../../../objects/primary-key/shape.js";
import type { CreateUniqueConstraint } from "../../../objects/unique/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import {
  checkClause,
  execute,
  foreignKeyClause,
  impossible,
  primaryKeyClause,
  uniqueClause,
  words,
} from "./clauses.js";

interface OnTable {
  readonly namespace?: string | undefined;
  readonly table: string;
}

type Trust = Pick<CheckDefinition, "notValid" | "notEnforced"> & { readonly name: string };

function alter({ namespace, table }: OnTable, change: string): Statement {
  return { sql: `ALTER TABLE ${qualified(namespace, table)} ${change}` };
}

/** CREATE TABLE makes every constraint a trusted one that is enforced. */
export function isInline({ notValid, notEnforced }: Omit<Trust, "name">): boolean {
  return notValid !== true && notEnforced !== true;
}

/** Adds a check or a foreign key; said out loud whether rows are looked at, for the default differs by statement. */
export function constraintStatements(on: OnTable, clause: string, trust: Trust): readonly Statement[] {
  const add = alter(on, `${isInline(trust) ? "WITH CHECK" : "WITH NOCHECK"} ADD ${clause}`);
  if (trust.notEnforced !== true) return [add];
  return [add, alter(on, `NOCHECK CONSTRAINT ${quote(trust.name)}`)];
}

function refuseUsingIndex({ name, usingIndex }: CreatePrimaryKey | CreateUniqueConstraint): void {
  if (usingIndex !== undefined)
    throw impossible(`The key ${name} is to take the index ${usingIndex} over`, "Drop the index first.");
}

export const constraintCompilers = {
  createPrimaryKey: (operation: CreatePrimaryKey) => {
    refuseUsingIndex(operation);
    return [alter(operation, `ADD ${primaryKeyClause(operation)}`)];
  },
  createUniqueConstraint: (operation: CreateUniqueConstraint) => {
    refuseUsingIndex(operation);
    return [alter(operation, `ADD ${uniqueClause(operation)}`)];
  },
  createCheckConstraint: (operation: CreateCheckConstraint) =>
    constraintStatements(operation, checkClause(operation), operation),
  createForeignKey: (operation: CreateForeignKey) =>
    constraintStatements(operation, foreignKeyClause(operation), operation),
  alterForeignKey: (operation: AlterForeignKey) => {
    const { name, deferrable, initiallyDeferred, notEnforced } = operation;
    if (deferrable === true || initiallyDeferred === true || notEnforced === undefined)
      throw impossible(
        `The foreign key ${name} cannot be made to be checked at another time`,
        "Constraints are checked with each statement. What can be changed is notEnforced.",
      );
    return [alter(operation, `${notEnforced ? "NOCHECK" : "WITH CHECK CHECK"} CONSTRAINT ${quote(name)}`)];
  },
  dropConstraint: (operation: DropConstraint) => [
    alter(
      operation,
      words("DROP CONSTRAINT", operation.ifExists === true && "IF EXISTS", quote(operation.name)),
    ),
  ],
  renameConstraint: ({ namespace, name, to }: RenameConstraint) => {
    const args = {
      objname: quoteString(qualified(namespace, name)),
      newname: quoteString(to),
      objtype: "N'OBJECT'",
    };
    return [{ sql: execute("sys.sp_rename", args) }];
  },
  validateConstraint: (operation: ValidateConstraint) => [
    alter(operation, `WITH CHECK CHECK CONSTRAINT ${quote(operation.name)}`),
  ],
};
