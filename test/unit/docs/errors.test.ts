import { expect } from "chai";
import { errorCodes } from "../../../src/errors/codes.js";
import { exitCodes } from "../../../src/errors/exit-codes.js";
import { rowsBelow, textOf } from "../../support/docs.js";

/** Heading → the text below it. */
function paragraphs(): Map<string, string> {
  const parts = textOf("docs/errors.md").split(/^### /m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf("\n");
      return [part.slice(0, end).trim(), part.slice(end).split(/^## /m)[0]?.trim() ?? ""];
    }),
  );
}

describe("docs/errors.md", () => {
  it("has a paragraph for each code, and no other", () => {
    expect([...paragraphs().keys()].sort()).to.deep.equal(Object.keys(errorCodes).sort());
  });

  it("says title and exit code of each as they are, and what to do", () => {
    const found = paragraphs();
    for (const [code, { title, exit }] of Object.entries(errorCodes)) {
      const text = found.get(code) ?? "";
      expect(text.split("\n")[0], code).to.equal(`*${title}. Exit code ${exit}.*`);
      expect(text.split("\n").slice(1).join(" ").trim().length, code).to.be.greaterThan(80);
    }
  });

  it("lists the exit codes", () => {
    const listed = rowsBelow("docs/errors.md", "Exit codes").slice(1);
    expect(Object.fromEntries(listed.map(([code, name]) => [name, Number(code)]))).to.deep.equal(exitCodes);
  });
});
