import { createContext, runInContext } from "node:vm";
import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { renderMigration } from "../../../src/codegen/render-migration.js";
import { type Code, code } from "../../../src/util/code.js";
import { printStatements } from "../../../src/util/print-code.js";
import { someRuns } from "../../support/engines.js";
import { anyText } from "../../support/operations.js";

const runs = someRuns(10_000);
const seed = Number(process.env.SCHEMIX_TEST_SEED ?? 20_260_101);
const texts = fc.sample(anyText, { numRuns: runs, seed });

/** Everything that the source of a value may consist of: no name but `sql`, no operator, no interpolation. */
const harmless = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.EndOfFileToken,
  ts.SyntaxKind.ExpressionStatement,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.ComputedPropertyName,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.TaggedTemplateExpression,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
]);

/** The names that may stand outside of a property's key. */
const names = new Set(["sql", "take"]);

function check(source: string): void {
  const file = ts.createSourceFile("slot.ts", source, ts.ScriptTarget.ES2022, true);
  const { parseDiagnostics } = file as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] };
  expect(parseDiagnostics.map(({ messageText }) => messageText)).to.deep.equal([]);
  const visit = (node: ts.Node): void => {
    if (!harmless.has(node.kind)) expect.fail(`${ts.SyntaxKind[node.kind]} in ${node.getText()}`);
    const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && !isKey && !names.has(node.text)) expect.fail(`the name ${node.text}`);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
}

/** Runs the source where there is nothing but what it may call. */
function evaluate(source: string): unknown[] {
  const taken: unknown[] = [];
  const sql = (text: string | TemplateStringsArray) => (typeof text === "string" ? text : text.join("${"));
  runInContext(source, createContext({ take: (value: unknown) => taken.push(value), sql }));
  return taken;
}

/** Each text in its slot, on a line of its own and in the middle of a long one. */
function survives(slot: (text: string) => Code, expected: (text: string) => unknown): void {
  const source = printStatements(
    texts.map((text) => code.call("take", slot(text))),
    0,
  );
  check(source);
  const values = evaluate(source);
  expect(values.length).to.equal(texts.length);
  texts.forEach((text, index) => {
    const value: unknown = JSON.parse(JSON.stringify(values[index] ?? null));
    const wanted: unknown = JSON.parse(JSON.stringify(expected(text)));
    if (JSON.stringify(value) !== JSON.stringify(wanted)) expect(value, source).to.deep.equal(wanted);
  });
}

/** An object whose key may be anything, `__proto__` too. */
function keyed(key: string, value: unknown): object {
  return Object.defineProperty({}, key, { value, enumerable: true, configurable: true, writable: true });
}

describe(`Hostile text in source (seed ${seed})`, () => {
  it("a string", () => survives(code.string, (text) => text));
  it("SQL", () => survives(code.sql, (text) => text));
  it("SQL of several lines", () => {
    survives(code.sqlBlock, (text) => text);
    survives(
      (text) => code.sqlBlock(`${text}\n${text}`),
      (text) => `${text}\n${text}`,
    );
  });
  it("a list", () =>
    survives(
      (text) => code.strings([text, "x", text]),
      (text) => [text, "x", text],
    ));
  it("a value of an object", () =>
    survives(
      (text) => code.data({ a: text, b: null }),
      (text) => ({ a: text, b: null }),
    ));
  it("a key of an object", () => {
    survives(
      (text) => code.data(Object.fromEntries([[text, "x"]])),
      (text) => keyed(text, "x"),
    );
  });

  it("the head of a migration", () => {
    for (const text of texts.slice(0, 2000)) {
      const source = renderMigration({
        className: "Trip",
        revision: text,
        parents: [text, text],
        message: text,
        up: [],
        down: [],
      });
      const file = ts.createSourceFile("head.ts", source, ts.ScriptTarget.ES2022, true);
      const strings: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteral(node)) strings.push(node.text);
        ts.forEachChild(node, visit);
      };
      visit(file);
      expect(file.statements.length, source).to.equal(2);
      expect(strings, source).to.deep.equal(["@schemix/migrate", text, text, text, text]);
    }
  });

  it("shows what it hides: no invisible character is left", () => {
    const source = printStatements(
      texts.flatMap((text) => [code.string(text), code.sql(text)]),
      0,
    );
    expect(source).not.to.match(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
    );
  });
});
