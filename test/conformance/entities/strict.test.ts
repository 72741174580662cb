import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { generate } from "../../../src/api/generate.js";
import { pull } from "../../../src/api/pull.js";
import { PrimaryColumn } from "../../../src/entities/decorators/column.js";
import { Entity } from "../../../src/entities/decorators/entity.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity("plain")
class Plain {
  @PrimaryColumn("int") id!: number;
}

describe("Strict runs", () => {
  let db: TestDatabase;
  before(async () => {
    db = await testPglite();
    await db.query(`CREATE TABLE plain (id int CONSTRAINT pk_plain PRIMARY KEY);
      CREATE OPERATOR FAMILY by_length USING btree;
      CREATE OPERATOR FAMILY by_weight USING btree;
      CREATE TEXT SEARCH TEMPLATE words (INIT = dsimple_init, LEXIZE = dsimple_lexize)`);
  });
  after(() => db.close());

  const withProject = async (
    settings: object,
    work: (base: { cwd: string; config: object }) => Promise<void>,
  ) => {
    const project = createProject(db.database, { entities: [Plain], ...settings });
    try {
      await work(project.base);
    } finally {
      project.remove();
    }
  };

  it("are refused by generate, check and pull, by name", () =>
    withProject({}, async (base) => {
      for (const run of [generate, check, pull]) {
        const error = (await failureOf(run({ ...base, strict: true, out: "src" }))) as SchemixError;
        expect(error).to.include({
          code: "UNMODELLED",
          exitCode: 1,
          message: "2 operator families and 1 text search template are not managed",
        });
        expect(error.why).to.equal(
          "operator family public.by_length\noperator family public.by_weight\ntext search template public.words",
        );
      }
      expect((await check(base)).isClean).to.equal(true);
    }));

  it("are what the configuration says, but for what it allows and a request that says otherwise", async () => {
    await withProject({ strict: true }, async (base) => {
      expect(await failureOf(check(base))).to.include({ code: "UNMODELLED" });
      expect((await check({ ...base, strict: false })).isClean).to.equal(true);
    });
    await withProject({ strict: { allow: ["operator family", "public.word*"] } }, async (base) => {
      expect((await check(base)).isClean).to.equal(true);
    });
    await withProject({ strict: { allow: ["operator family"] } }, async (base) => {
      expect(((await failureOf(check(base))) as SchemixError).message).to.equal(
        "1 text search template is not managed",
      );
    });
  });

  it("know their settings", () =>
    withProject({ strict: { alow: ["x"], allow: "x" } }, async (base) => {
      const error = (await failureOf(check(base))) as SchemixError;
      expect(error.code).to.equal("CONFIG_INVALID");
      expect(error.message).to.match(/strict\.alow: there is no such setting; did you mean "allow"/);
      expect(error.message).to.match(/strict\.allow: expected a list/);
    }));
});
