import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkout, textOf } from "../../support/docs.js";

/** Suite → how many cases it numbers. */
const suites: Readonly<Record<string, number>> = {
  VT: 33,
  RV: 16,
  CM: 16,
  SP: 12,
  AD: 22,
  IX: 13,
  CK: 7,
  FK: 7,
  OP: 16,
  BA: 16,
  PG: 8,
  MY: 4,
  MS: 2,
  OR: 1,
  LI: 1,
  RN: 7,
  CF: 1,
};

interface Case {
  readonly id: string;
  readonly cell: string;
}

function casesOf(text: string): readonly Case[] {
  const rows = text.split("\n").filter((line) => /^\| [A-Z]{2}-\d\d \|/.test(line));
  return rows.map((row) => {
    const [, id = "", , cell = ""] = row.split("|").map((part) => part.trim());
    return { id, cell };
  });
}

/** `file` `text`, `file` `text`… */
function namedIn(cell: string): readonly (readonly [file: string, text: string])[] {
  return [...cell.matchAll(/`([^`]+)` `([^`]+)`/g)].map(([, file = "", text = ""]) => [file, text]);
}

const flat = (text: string) => text.replace(/\s+/g, " ");

describe("test/alembic-cases.md", () => {
  const cases = casesOf(textOf("test/alembic-cases.md"));

  it("has every case once, in order", () => {
    const expected = Object.entries(suites).flatMap(([suite, count]) =>
      Array.from({ length: count }, (_, index) => `${suite}-${String(index + 1).padStart(2, "0")}`),
    );
    expect(expected).to.have.lengthOf(182);
    expect(cases.map(({ id }) => id)).to.deep.equal(expected);
  });

  it("names tests that are there, or says why there is none", () => {
    const sources = new Map<string, string>();
    for (const { id, cell } of cases) {
      const reason = /^left out: (.+)$/.exec(cell)?.[1];
      if (reason !== undefined) {
        expect(reason.length, id).to.be.greaterThan(20);
        continue;
      }
      const named = namedIn(cell);
      expect(named, id).not.to.deep.equal([]);
      expect(named.map(([file, text]) => `\`${file}\` \`${text}\``).join(", "), id).to.equal(cell);
      for (const [file, text] of named) {
        expect(existsSync(join(checkout, "test", file)), `${id}: ${file}`).to.equal(true);
        const source = sources.get(file) ?? flat(textOf(`test/${file}`));
        sources.set(file, source);
        expect(source.includes(flat(text)), `${id}: ${text} in ${file}`).to.equal(true);
      }
    }
  });
});
