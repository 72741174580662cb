import { SchemixError } from "../../../errors/schemix-error.js";
import type { CommentTarget, SetComment } from "../../../objects/comment/shape.js";
import type { Statement } from "../../dialect.js";
import { qualified, quote, quoteString } from "../sql/writer.js";
import { commentTarget, type DefinitionTarget } from "./definition.js";

function target(on: CommentTarget): string {
  const { kind, namespace, table = "", name } = on;
  switch (kind) {
    case "namespace":
      return `SCHEMA ${quote(name)}`;
    case "table":
      return `TABLE ${qualified(namespace, name)}`;
    case "column":
      return `COLUMN ${qualified(namespace, table)}.${quote(name)}`;
    case "constraint":
      return `CONSTRAINT ${quote(name)} ON ${qualified(namespace, table)}`;
    case "domainConstraint":
      return `CONSTRAINT ${quote(name)} ON DOMAIN ${qualified(namespace, table)}`;
    case "index":
      return `INDEX ${qualified(namespace, name)}`;
    case "enum":
      return `TYPE ${qualified(namespace, name)}`;
    case "sequence":
      return `SEQUENCE ${qualified(namespace, name)}`;
    default:
      return definition({ object: kind, namespace, table, name });
  }
}

function definition(target: DefinitionTarget): string {
  const found = commentTarget(target);
  if (found !== undefined) return found;
  throw new SchemixError("OPERATION_INVALID", {
    message: `${target.object} of ${target.table} can have no comment`,
    why: "PostgreSQL keeps no comments on marks of a table, which are no objects of their own, nor on user mappings.",
    fix: "Put the comment on the table.",
  });
}

export function commentStatement(on: CommentTarget, text: string | null): Statement {
  return { sql: `COMMENT ON ${target(on)} IS ${text === null ? "NULL" : quoteString(text)}` };
}

export const commentCompilers = {
  comment: ({ on, text }: SetComment): readonly Statement[] => [commentStatement(on, text)],
};
