import { expect } from "chai";
import { freeNames } from "../../../src/revisions/free-names.js";

describe("the free names of a function", () => {
  const cases: readonly [source: string, free: string][] = [
    [`async (db)=>{ await db.query("select 1", [outer]); }`, "outer"],
    [
      "async (db)=>{ for (const { id, name: title = fallback } of await db.query(`${text}`)) use(id, title); }",
      "fallback text use",
    ],
    [
      "async (db)=>{ const a = 1, b = 2; let c; var d = other; return [a, b, c, d].map((x)=>x + b); }",
      "other",
    ],
    [
      "async function fill(db) { if (flag) { try { await fill(db) } catch (error) { console.log(error) } } }",
      "flag",
    ],
    [
      "async ({ query })=>{ class Row { get(key) { return key } } function make(it) { return new Row(it) } make({ key: 1 }) }",
      "",
    ],
    ["db => db.query(_names.first, [...rest, Date.now(), JSON.stringify({ rest: 1 })])", "_names rest"],
    ["async (db)=>this.fill(db)", "this"],
    [
      "async (db)=>{ const pattern = /outer/; const text = 'outer' /* outer */; return pattern.test(text) ? text : pattern; }",
      "",
    ],
    ["async (db, step = limit)=>step", "limit"],
  ];
  for (const [source, free] of cases) {
    it(source, () => expect(freeNames(source)?.join(" ")).to.equal(free));
  }

  it("are not known of methods and native code", () => {
    expect(freeNames("async fill(db) { }")).to.equal(undefined);
    expect(freeNames("function () { [native code] }")).to.equal(undefined);
  });
});
