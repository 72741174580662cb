/** Whatever a name or a text holds, it stays what it is: a name in brackets, or a constant, also in SQL that is run from a constant. */
import { expect } from "chai";
import fc from "fast-check";
import { compile } from "../../../src/dialects/mssql/compile/compile.js";
import { tokens } from "../../../src/dialects/mssql/sql/lexical.js";
import { mssqlWriter, quote, quoteString } from "../../../src/dialects/mssql/sql/writer.js";
import { mssqlTypes } from "../../../src/dialects/mssql/types/types.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { record } from "../../../src/objects/record.js";
import { someRuns } from "../../support/engines.js";
import { anyText } from "../../support/operations.js";
import { refusal } from "../../support/tsql-grammar.js";
import { scriptCases } from "./script-cases.js";

const dialect = { name: "mssql", writer: mssqlWriter, types: mssqlTypes };

/** Members that hold names, and lists of names; all else is words of the operation or SQL that somebody wrote. */
const nameMembers = new Set([
  ...[
    "namespace",
    "table",
    "name",
    "to",
    "column",
    "columns",
    "include",
    "descending",
    "defaultName",
    "tablespace",
  ],
  ...["start", "end", "key", "comment", "text"],
]);

/** The operation with each of its names changed. */
function renamed(value: unknown, change: (name: string) => string, isName = false): unknown {
  if (typeof value === "string") return isName ? change(value) : value;
  if (Array.isArray(value)) return value.map((each) => renamed(each, change, isName));
  if (typeof value !== "object" || value === null) return value;
  const { start } = value as { start?: unknown };
  // A sequence and an identity start with a number.
  const isNumber = typeof start === "string" && /^-?\d+$/.test(start);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      renamed(member, change, nameMembers.has(key) && !(key === "start" && isNumber)),
    ]),
  );
}

const marker = /zq\d+zq/g;

/**
 * The text that has `hostile` where it had marks: brackets and quotes doubled where a name or a constant needs it. A mark that
 * stands anywhere else would be SQL.
 */
function substituted(sql: string, hostile: (mark: string) => string): string {
  let [made, end] = ["", 0];
  // Where it is a message of THROW, a percent sign is doubled as well.
  const said = (mark: string): string => hostile(mark).replaceAll("%", "%%");
  for (const { sort, text, index } of tokens(sql)) {
    const isThrown = /\bTHROW \d+, $/.test(sql.slice(0, index));
    made += sql.slice(end, index) + piece(sort, text, isThrown ? said : hostile);
    end = index + text.length;
  }
  return made + sql.slice(end);
}

function piece(sort: string, text: string, hostile: (mark: string) => string): string {
  if (!/zq\d+zq/.test(text)) return text;
  if (sort === "name") return quote(text.slice(1, -1).replace(marker, hostile));
  if (sort !== "constant") throw new Error(`${text} is neither a name nor a constant`);
  const content = text.slice(2, -1).replaceAll("''", "'");
  return quoteString(isStatement(content) ? substituted(content, hostile) : withPaths(content, hostile));
}

/** Whether a constant is run, or a part of what is. */
function isStatement(text: string): boolean {
  return /\b(?:ALTER|UPDATE|DROP|GRANT|OBJECT::|FOR \[|ON \[)/.test(text);
}

/** A name for a procedure of the server, in brackets or bare, or a message. */
function withPaths(text: string, hostile: (mark: string) => string): string {
  return text
    .replace(/\[(zq\d+zq)\]/g, (_, mark: string) => `\u0000${mark}\u0000`)
    .replace(/(\u0000?)(zq\d+zq)\u0000?/g, (_, isQuoted: string, mark: string) =>
      isQuoted === "" ? hostile(mark) : quote(hostile(mark)),
    );
}

// Short, so that no generated name of two of them is cut: what it is cut to would be another text than marks give.
const anyName = anyText.map((text) => text.replaceAll("\0", "").slice(0, 40) || "x");

describe("names and texts in Transact-SQL", () => {
  let operations: readonly AnyOperation[];
  before(async () => {
    const all = await Promise.all(scriptCases.map(({ body }) => record(body, dialect)));
    operations = all.flat().filter(({ kind }) => kind !== "createObject" && kind !== "replaceObject");
  });

  const marks = new Map<string, string>();
  const markOf = (name: string): string => {
    const found = marks.get(name) ?? `zq${marks.size}zq`;
    marks.set(name, found);
    return found;
  };

  const usual = Array.from({ length: 8 }, () => "100%");
  it("are doubled where they have to be, and never become SQL", () => {
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 8, maxLength: 8 }), (names) => {
        const hostile = (mark: string): string => {
          const place = Number(mark.slice(2, -2));
          // No two names are one.
          return `${names[place % names.length]}${place}`;
        };
        for (const operation of operations) {
          const plain = compile(renamed(operation, markOf) as AnyOperation);
          const expected = plain.map(({ sql }) => substituted(sql, hostile));
          const bad = compile(renamed(operation, (name) => hostile(markOf(name))) as AnyOperation);
          expect(bad.map(({ sql }) => sql)).to.deep.equal(expected);
        }
      }),
      { numRuns: someRuns(100), examples: [[usual]] },
    );
  });

  // The rest parses as its script does, for it differs in names and constants alone.
  it("leave a batch one that parses", () => {
    const bad = "a]b'c--d/*e\"f;g";
    const some = ["createTable", "createIndex", "createForeignKey", "renameTable", "comment"];
    const chosen = some.flatMap((kind) => operations.find((operation) => operation.kind === kind) ?? []);
    const batches = chosen.flatMap((operation) => compile(renamed(operation, () => bad) as AnyOperation));
    for (const { sql } of batches) expect(refusal(sql)).to.equal(undefined);
  });
});
