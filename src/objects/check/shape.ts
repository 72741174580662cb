import type { SchemaObject } from "../../schema/object.js";

export interface CheckAttributes {
  /** SQL text over columns of the table. */
  readonly expression: string;
  /** Existing rows have not been looked at yet; SQL Server: not trusted. */
  readonly notValid?: boolean | undefined;
  readonly noInherit?: boolean | undefined;
  /** PostgreSQL 18: known to the planner's users, never checked; SQL Server: disabled. */
  readonly notEnforced?: boolean | undefined;
}

export interface Check extends SchemaObject, CheckAttributes {
  readonly kind: "check";
  readonly table: string;
  /** A table has it from one that it inherits from, and does not say it itself; never compared: ALTER cannot. */
  readonly inherited?: boolean | undefined;
}

export interface CheckDefinition extends CheckAttributes {
  readonly name: string;
}

export interface CreateCheckConstraint extends CheckDefinition {
  readonly kind: "createCheckConstraint";
  readonly namespace?: string | undefined;
  readonly table: string;
}
