import { expect } from "chai";
import { rolesOf, statementsOfScript } from "../../corpus-runner/sql-script.js";

describe("A file of SQL, read as psql reads it", () => {
  const cases: readonly (readonly [name: string, text: string, statements: readonly string[]])[] = [
    ["splits at semicolons", "SELECT 1; SELECT 2;\n", ["SELECT 1", "SELECT 2"]],
    ["keeps what has no semicolon", "SELECT 1;\nSELECT 2\n", ["SELECT 1", "SELECT 2"]],
    [
      "not inside of quotes",
      `SELECT 'a;''b', E'\\';', ";""x"; SELECT 2`,
      [`SELECT 'a;''b', E'\\';', ";""x"`, "SELECT 2"],
    ],
    ["not inside of dollars", "SELECT $a$;$$;$a$, $$;$$; SELECT 2", ["SELECT $a$;$$;$a$, $$;$$", "SELECT 2"]],
    ["a parameter is no quote", "SELECT x$1$ FROM t$1$; SELECT 2", ["SELECT x$1$ FROM t$1$", "SELECT 2"]],
    ["leaves out comments", "-- a; b\nSELECT /* ; /* ; */ ; */ 1; -- c", ["SELECT   1"]],
    [
      "not inside of the actions of a rule",
      "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
      ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3"],
    ],
    [
      "not inside of a function in SQL's own form",
      "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3",
      [
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
        "SELECT 3",
      ],
    ],
    ["leaves out what psql alone understands", "\\connect x\nSELECT 1;\n\\copy t FROM 'f'\n", ["SELECT 1"]],
    ["leaves out what makes databases", "CREATE DATABASE x; SELECT 1;", ["SELECT 1"]],
    [
      "makes rows behind COPY into INSERT",
      "COPY t (a, b) FROM stdin;\n1\tit's\n2\t\\N\n3\ta\\tb\\\\\n\\.\n\nSELECT 1;",
      [
        "INSERT INTO t (a, b) OVERRIDING SYSTEM VALUE VALUES ('1','it''s'),\n('2',NULL),\n('3','a\tb\\')",
        "SELECT 1",
      ],
    ],
    ["COPY without rows", "COPY t (a) FROM stdin;\n\\.\nSELECT 1;", ["SELECT 1"]],
  ];
  for (const [name, text, statements] of cases) {
    it(name, () => expect(statementsOfScript(text)).to.deep.equal(statements));
  }

  it("finds the roles that are named", () => {
    const statements = statementsOfScript(`
      ALTER TABLE t OWNER TO one;
      GRANT SELECT ON t TO two, "Three four" WITH GRANT OPTION;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      CREATE POLICY p ON t FOR ALL TO five USING (true);
      SET ROLE six;
      ALTER DEFAULT PRIVILEGES FOR ROLE seven IN SCHEMA public GRANT SELECT ON TABLES TO eight;
      CREATE SCHEMA s AUTHORIZATION nine;
      SET SESSION AUTHORIZATION 'ten';
      SELECT 'OWNER TO nobody';`);
    expect(rolesOf(statements)).to.deep.equal(
      ["Three four", "eight", "five", "nine", "one", "seven", "six", "ten", "two"].sort(),
    );
  });
});
