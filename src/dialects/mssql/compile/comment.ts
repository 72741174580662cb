/** Comments are the extended property MS_Description, as Management Studio keeps them. */

import { SchemixError } from "../../../errors/schemix-error.js";
import type { CommentTarget, SetComment } from "../../../objects/comment/shape.js";
import { bareName } from "../../../objects/definition/shape.js";
import type { Statement } from "../../dialect.js";
import { quoteString } from "../sql/writer.js";
import { execute, impossible, objectId } from "./clauses.js";

/** A property holds 7,500 bytes ("sp_addextendedproperty"); a character takes two. */
const mostCharacters = 3750;

/** The namespace as an argument: a procedure takes no call of a function, so the default one stands in a variable. */
export function schemaOf(namespace: string | undefined): {
  readonly value: string;
  readonly declaration: string;
} {
  if (namespace !== undefined) return { value: quoteString(namespace), declaration: "" };
  return { value: "@schema", declaration: ", @schema sysname = SCHEMA_NAME()" };
}

type Level = readonly [type: string, name: string];

/** The path to what a comment is about. */
function levels(on: CommentTarget): {
  readonly path: readonly Level[];
  readonly declarations: readonly string[];
} {
  if (on.kind === "namespace") return { path: [["N'SCHEMA'", quoteString(on.name)]], declarations: [] };
  const schema = schemaOf(on.namespace);
  const declarations = schema.declaration === "" ? [] : [schema.declaration.slice(2)];
  const top: Level = ["N'SCHEMA'", schema.value];
  const inner = innerKinds[on.kind];
  if (inner === undefined)
    return { path: [top, [`N'${outerKind(on)}'`, quoteString(bareName(on))]], declarations };
  const { namespace, table = "" } = on;
  // Columns, indexes and triggers are those of a view as well, which only the database knows.
  const isOfTable = on.kind === "constraint";
  const owner = isOfTable ? "N'TABLE'" : "@owner";
  const lookup = `@owner varchar(5) = CASE OBJECTPROPERTY(${objectId(namespace, table)}, 'IsView') WHEN 1 THEN 'VIEW' ELSE 'TABLE' END`;
  return {
    path: [top, [owner, quoteString(table)], [`N'${inner}'`, quoteString(on.name)]],
    declarations: isOfTable ? declarations : [...declarations, lookup],
  };
}

const innerKinds: Readonly<Partial<Record<CommentTarget["kind"], string>>> = {
  column: "COLUMN",
  constraint: "CONSTRAINT",
  index: "INDEX",
  trigger: "TRIGGER",
};

const outerKinds: Readonly<Partial<Record<CommentTarget["kind"], string>>> = {
  table: "TABLE",
  sequence: "SEQUENCE",
  view: "VIEW",
  function: "FUNCTION",
  procedure: "PROCEDURE",
  domain: "TYPE",
  tableType: "TYPE",
};

function outerKind({ kind, name }: CommentTarget): string {
  const found = outerKinds[kind];
  if (found === undefined)
    throw impossible(`A comment on ${kind} ${name} cannot be kept`, "Leave it out for SQL Server.");
  return found;
}

function levelArguments(path: readonly Level[]): Record<string, string> {
  return Object.fromEntries(
    path.flatMap(([type, name], level) => [
      [`level${level}type`, type],
      [`level${level}name`, name],
    ]),
  );
}

/** @throws SchemixError `OPERATION_INVALID` when it does not fit */
function propertyValue(text: string): string {
  if (text.length <= mostCharacters) return quoteString(text);
  throw new SchemixError("OPERATION_INVALID", {
    message: `A comment of ${text.length} characters is too long: ${text.slice(0, 40)}…`,
    why: `An extended property holds 7,500 bytes, which are ${mostCharacters} characters.`,
    fix: "Shorten it.",
  });
}

/**
 * The comment on a table that is there only since a moment, or on a part of it.
 * @param isVariable `text` is the name of a variable; what else has to be declared is
 */
export function newComment(
  on: CommentTarget & { readonly kind: "table" | "column" },
  text: string,
  isVariable = false,
): string {
  const schema = schemaOf(on.namespace);
  const path: readonly Level[] = [
    ["N'SCHEMA'", schema.value],
    ["N'TABLE'", quoteString(on.kind === "table" ? on.name : (on.table ?? ""))],
    ...(on.kind === "table" ? [] : [["N'COLUMN'", quoteString(on.name)] as const]),
  ];
  const value = isVariable ? text : propertyValue(text);
  const declare = schema.declaration === "" || isVariable ? "" : `DECLARE ${schema.declaration.slice(2)};\n`;
  return `${declare}${execute("sys.sp_addextendedproperty", { name: "N'MS_Description'", value, ...levelArguments(path) })}`;
}

export function commentStatement(on: CommentTarget, text: string | null): Statement {
  const { path, declarations } = levels(on);
  const args = levelArguments(path);
  const list = [...Object.values(args), ...Array<string>(6 - Object.keys(args).length).fill("NULL")];
  const isThere = `EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', ${list.join(", ")}))`;
  const name = { name: "N'MS_Description'" };
  const lines = [
    ...(declarations.length === 0 ? [] : [`DECLARE ${declarations.join(", ")};`]),
    `IF ${isThere}`,
  ];
  if (text === null)
    return {
      sql: [...lines, `  ${execute("sys.sp_dropextendedproperty", { ...name, ...args })};`].join("\n"),
    };
  const value = { value: propertyValue(text) };
  return {
    sql: [
      ...lines,
      `  ${execute("sys.sp_updateextendedproperty", { ...name, ...value, ...args })};`,
      "ELSE",
      `  ${execute("sys.sp_addextendedproperty", { ...name, ...value, ...args })};`,
    ].join("\n"),
  };
}

export const commentCompilers = {
  comment: ({ on, text }: SetComment): readonly Statement[] => [commentStatement(on, text)],
};
