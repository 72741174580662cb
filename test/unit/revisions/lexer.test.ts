import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { tokenize } from "../../../src/revisions/lexer.js";

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[mc]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Offsets of strings, templates and regular expressions, as the TypeScript parser sees them. */
function literalsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const visit = (node: ts.Node): void => {
    const kind = ts.isStringLiteral(node)
      ? "string"
      : ts.isNoSubstitutionTemplateLiteral(node)
        ? "template"
        : ts.isTemplateHead(node)
          ? "templateHead"
          : ts.isTemplateTail(node)
            ? "templateTail"
            : node.kind === ts.SyntaxKind.RegularExpressionLiteral
              ? "regex"
              : undefined;
    if (kind !== undefined) found.push(`${node.getStart(source)} ${kind}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.sort();
}

describe("the lexer", () => {
  const kinds = new Set(["string", "template", "templateHead", "templateTail", "regex"]);
  for (const folder of ["src", "node_modules/chai", "node_modules/mocha/lib", "node_modules/pg"]) {
    it(`sees the same literals as TypeScript in ${folder}`, () => {
      for (const file of sourcesIn(folder)) {
        const text = readFileSync(file, "utf8");
        const { list, fault } = tokenize(text);
        expect(fault, file).to.equal(undefined);
        const found = list
          .filter((token) => kinds.has(token.kind))
          .map((token) => `${token.start} ${token.kind}`);
        expect(found.sort(), file).to.deep.equal(literalsOf(file, text));
      }
    });
  }

  it("pairs what belongs together", () => {
    const { list } = tokenize("a({ b: `c${[d]}e${f}g` })");
    const partner = list.map((token) => list[token.match]?.text ?? "");
    expect(list.map((token) => token.text)).to.deep.equal([
      "a",
      "(",
      "{",
      "b",
      ":",
      "`c${",
      "[",
      "d",
      "]",
      "}e${",
      "f",
      "}g`",
      "}",
      ")",
    ]);
    expect(partner).to.deep.equal(["", ")", "}", "", "", "}g`", "]", "", "[", "", "", "`c${", "{", "("]);
  });
});
