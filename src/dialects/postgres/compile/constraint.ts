import type { CreateCheckConstraint } from "../../../objects/check/shape.js";
import type {
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from "../../../objects/constraint/shape.js";
import type { AlterForeignKey, CreateForeignKey } from "../../../objects/foreign-key/shape.js";
import type { CreatePrimaryKey } from "../../../objects/primary-key/shape.js";
import type { CreateUniqueConstraint } from "../../../objects/unique/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote } from "../sql/writer.js";
import { checkClause, foreignKeyClause, primaryKeyClause, uniqueClause, words } from "./clauses.js";

interface OnTable {
  readonly namespace?: string | undefined;
  readonly table: string;
}

function alter({ namespace, table }: OnTable, change: string, only = ""): readonly Statement[] {
  return [{ sql: `ALTER TABLE ${only}${qualified(namespace, table)} ${change}` }];
}

export const constraintCompilers = {
  createPrimaryKey: (operation: CreatePrimaryKey) => alter(operation, `ADD ${primaryKeyClause(operation)}`),
  createUniqueConstraint: (operation: CreateUniqueConstraint) =>
    alter(operation, `ADD ${uniqueClause(operation)}`),
  createCheckConstraint: (operation: CreateCheckConstraint) =>
    alter(operation, `ADD ${checkClause(operation)}`),
  createForeignKey: (operation: CreateForeignKey) => alter(operation, `ADD ${foreignKeyClause(operation)}`),
  alterForeignKey: (operation: AlterForeignKey) =>
    alter(
      operation,
      words(
        `ALTER CONSTRAINT ${quote(operation.name)}`,
        operation.deferrable === true || operation.initiallyDeferred === true
          ? "DEFERRABLE"
          : "NOT DEFERRABLE",
        operation.initiallyDeferred === true && "INITIALLY DEFERRED",
        operation.notEnforced === true && "NOT ENFORCED",
        operation.notEnforced === false && "ENFORCED",
      ),
    ),
  dropConstraint: (operation: DropConstraint) =>
    alter(
      operation,
      words("DROP CONSTRAINT", operation.ifExists === true && "IF EXISTS", quote(operation.name)),
      operation.only === true ? "ONLY " : "",
    ),
  renameConstraint: (operation: RenameConstraint) =>
    alter(operation, `RENAME CONSTRAINT ${quote(operation.name)} TO ${quote(operation.to)}`),
  validateConstraint: (operation: ValidateConstraint) =>
    alter(operation, `VALIDATE CONSTRAINT ${quote(operation.name)}`),
};
