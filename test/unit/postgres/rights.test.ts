import { expect } from "chai";
import {
  grantChanges,
  grantDefinition,
  type Privilege,
} from "../../../src/dialects/postgres/compile/rights.js";
import type { Definition } from "../../../src/objects/definition/shape.js";

const on = "TABLE a.b";
const grants = (...privileges: readonly Privilege[]) => ({ on, grantee: "app", prefix: "", privileges });
const fact = (...privileges: readonly Privilege[]): Definition => ({
  kind: "privilege",
  namespace: "",
  name: `app on ${on}`,
  definition: grantDefinition(grants(...privileges), []),
  details: grants(...privileges),
});
const whole = (what: string, isGrantable = false): Privilege => [what, null, isGrantable];
const column = (what: string, name: string, isGrantable = false): Privilege => [what, name, isGrantable];

const cases: readonly (readonly [
  name: string,
  before: Definition,
  after: Definition,
  statements: readonly string[],
])[] = [
  ["more", fact(whole("SELECT")), fact(whole("INSERT"), whole("SELECT")), [`GRANT INSERT ON ${on} TO app`]],
  [
    "less",
    fact(whole("INSERT"), whole("SELECT")),
    fact(whole("SELECT")),
    [`REVOKE INSERT ON ${on} FROM app`],
  ],
  [
    "the right to pass on",
    fact(whole("SELECT")),
    fact(whole("SELECT", true)),
    [`GRANT SELECT ON ${on} TO app WITH GRANT OPTION`],
  ],
  [
    "the right to pass on no more",
    fact(column("SELECT", '"X"', true)),
    fact(column("SELECT", '"X"')),
    [`REVOKE GRANT OPTION FOR SELECT ("X") ON ${on} FROM app`],
  ],
  [
    "columns instead of the whole, which takes them along",
    fact(whole("SELECT"), column("SELECT", "x")),
    fact(column("SELECT", "x"), column("SELECT", "y")),
    [`REVOKE SELECT ON ${on} FROM app`, `GRANT SELECT (x), SELECT (y) ON ${on} TO app`],
  ],
];

describe("Privileges as statements", () => {
  for (const [name, before, after, statements] of cases)
    it(`change: ${name}`, () => expect(grantChanges(before, after)).to.deep.equal(statements));

  it("begin with nothing where there is something anyway", () => {
    const given = grants(whole("SELECT"), whole("UPDATE", true));
    expect(grantDefinition(given, ["EXECUTE"])).to.equal(
      `REVOKE ALL ON ${on} FROM app;\nGRANT SELECT ON ${on} TO app;\nGRANT UPDATE ON ${on} TO app WITH GRANT OPTION`,
    );
  });
});
