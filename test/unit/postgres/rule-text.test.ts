import { expect } from "chai";
import { ruleText } from "../../../src/dialects/postgres/sql/rule-text.js";

type Expected = ReturnType<typeof ruleText>;

const cases: readonly [definition: string, expected: Expected][] = [
  [
    "CREATE RULE r AS\n    ON DELETE TO public.t DO INSTEAD NOTHING;",
    { where: null, isInstead: true, commands: [] },
  ],
  [
    `CREATE RULE "DO" AS ON INSERT TO public."WHERE"  WHERE new."do" AND (x = 'DO')  DO  INSERT INTO public.log  VALUES (1, ';)') ON CONFLICT DO NOTHING;`,
    {
      where: `new."do" AND (x = 'DO')`,
      isInstead: false,
      commands: ["INSERT INTO public.log  VALUES (1, ';)') ON CONFLICT DO NOTHING"],
    },
  ],
  [
    "CREATE RULE r AS ON UPDATE TO t WHERE (old.a IN ( SELECT b FROM u WHERE c)) DO ( INSERT INTO u VALUES ((1));\n DELETE FROM u WHERE (b = ';');\n);",
    {
      where: "(old.a IN ( SELECT b FROM u WHERE c))",
      isInstead: false,
      commands: ["INSERT INTO u VALUES ((1))", "DELETE FROM u WHERE (b = ';')"],
    },
  ],
  [
    "CREATE RULE r AS ON DELETE TO t DO INSTEAD ( SELECT 1 UNION SELECT 2) UNION ALL SELECT 3;",
    { where: null, isInstead: true, commands: ["( SELECT 1 UNION SELECT 2) UNION ALL SELECT 3"] },
  ],
];

describe("the parts of a rule in the server's text", () => {
  for (const [definition, expected] of cases)
    it(definition.slice(0, 60), () => expect(ruleText(definition)).to.deep.equal(expected));
});
