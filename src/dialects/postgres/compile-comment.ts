import type { CommentTarget, SetComment } from "../../objects/comment/shape.js";
import { assertNever } from "../../util/assert-never.js";
import type { Statement } from "../dialect.js";
import { qualified, quote, quoteString } from "./writer.js";

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
    case "index":
      return `INDEX ${qualified(namespace, name)}`;
    case "enum":
      return `TYPE ${qualified(namespace, name)}`;
    case "sequence":
      return `SEQUENCE ${qualified(namespace, name)}`;
    default:
      return assertNever(kind);
  }
}

export function commentStatement(on: CommentTarget, text: string | null): Statement {
  return { sql: `COMMENT ON ${target(on)} IS ${text === null ? "NULL" : quoteString(text)}` };
}

export const commentCompilers = {
  comment: ({ on, text }: SetComment): readonly Statement[] => [commentStatement(on, text)],
};
