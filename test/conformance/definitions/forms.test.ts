import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { fastestEngine, isInShare, type TestDatabase } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";
import { everyForm, hostileForms, hostileNames } from "./form-sources.js";

describe("views, triggers, functions… said by classes and declarations", () => {
  let db: TestDatabase;
  let project: TestProject;
  before(function () {
    // Publications of columns, among the forms that are all written at once.
    if (fastestEngine().major < 15) this.skip();
  });
  beforeEach(async () => {
    db = await fastestEngine().create();
    project = createProject(db.database, { entities: ["src/**/*.{ts,sql}"] });
    mkdirSync(join(project.folder, "src"));
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project.folder, "src", name), text);
  };
  const next = async (message: string): Promise<readonly string[]> => {
    const { operations } = await generate({ ...project.base, message });
    await up(project.base);
    const again = await check(project.base);
    expect(again.operations).to.deep.equal([]);
    return operations.map(({ description }) => description);
  };
  const faultsOf = async (): Promise<readonly string[]> => {
    const error = await failureOf(check(project.base));
    const { faults } = (error as SchemixError).data as { faults: readonly Record<string, string>[] };
    return faults.map(({ class: name, property, file, message }) =>
      [[name, property].filter((part) => part !== undefined).join("."), file, message].join(" | "),
    );
  };

  it("are made, found again, and taken back", async () => {
    write(everyForm);
    const made = await next("all");
    expect(made).to.include.members([
      "create view adult",
      "create materialized view age_count",
      "create index ix_age_count_age on age_count",
      "create trigger member.tg_member_touch",
      "create policy member.po_member_select",
      "create row security member.enabled",
      "create row security member.forced",
      "create exclusion booking.ex_booking_during",
      "create rule booking.ru_booking_delete",
      "create statistics st_member_name_age",
      "create clustering member.ix_member_age",
      "create replica identity member.identity",
      "create partition reading_2026_01_01",
      "create partition reading_default_0",
      "create function touch()",
      "create function label(integer, text)",
      "create procedure tidy()",
      "create aggregate product(numeric)",
      "create domain email",
      "create composite type pair",
      "create range type floats",
      "create collation plain",
      "create publication everything",
      "create event trigger watch",
    ]);
    expect(await db.query("SELECT label(3) AS said")).to.deep.equal([{ said: "3!" }]);
    expect(
      await db.query("SELECT ispopulated FROM pg_matviews WHERE matviewname = 'age_count'"),
    ).to.deep.equal([{ ispopulated: false }]);
    await db.query("REFRESH MATERIALIZED VIEW age_count");
    expect((await check(project.base)).isClean).to.equal(true);
    await down({ ...project.base, target: "base" });
    const left = await db.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace");
    expect(left.filter(({ relname }) => !String(relname).includes("schemix"))).to.deep.equal([]);
  }).timeout(120_000);

  it("follow what changes, in place where that is possible", async () => {
    write(everyForm);
    await next("all");
    const entity = everyForm["model.entity.ts"]
      .replace("age >= 18", "age >= 21")
      .replace('using: "name = current_user"', 'using: "name <> current_user"')
      .replace('of: ["name"]', 'of: ["name", "age"]')
      .replace("VALUE ~ '@'", "VALUE ~ '@.'");
    write({ "model.entity.ts": entity, "label.sql": "SELECT a::text || b || b" });
    expect(await next("changes")).to.have.members([
      "replace view adult",
      "alter policy member.po_member_select",
      "replace trigger member.tg_member_touch",
      "alter domain email",
      "replace function label(integer, text)",
    ]);
  }).timeout(120_000);

  // `pull` of all of them makes them too.
  for (const [what, name] of Object.entries(hostileNames))
    if (isInShare(what, 4))
      it(`take names ${what}`, async () => {
        write(hostileForms(name));
        expect((await next("hostile")).length).to.be.greaterThan(18);
      }).timeout(120_000);

  it("are compared with what the server says of a view", async () => {
    write({
      "view.entity.ts": `import { Column, MaterializedView, View, sql } from "@schemix/migrate";
        @View({ as: sql\`SELECT 1 AS one, 'x'::varchar(3) AS word, ARRAY[1] AS list\` })
        export class Right { @Column("int") one!: number; @Column("string", { length: 3 }) word!: string;
          @Column("int", { array: true }) list!: number[] }
        @View({ as: "SELECT 1 AS one, 2::bigint AS two" })
        export class Wrong { @Column("text") one!: string; @Column("int") three!: number }
        @MaterializedView({ as: "SELECT 1 AS wrod" }) export class Typo { @Column("int") word!: number }`,
    });
    const error = await failureOf(check(project.base));
    expect(error).to.include({ code: "VIEW_DIFFERS" });
    expect(await faultsOf()).to.deep.equal([
      "Typo.word | src/view.entity.ts | the query gives no column word",
      "Wrong.one | src/view.entity.ts | its column one is declared as text, the query gives integer",
      "Wrong.three | src/view.entity.ts | the query gives no column three",
    ]);
  });

  it("say which declaration the server refuses, and which file is not there", async () => {
    const head = `import { defineFunction } from "@schemix/migrate"; export const f = defineFunction({ name: "f", returns: "int",`;
    write({ "f.entity.ts": `${head} language: "nothing_known", body: "x" });` });
    expect(await failureOf(check(project.base))).to.include({
      code: "SQL_INVALID",
      where: "f in src/f.entity.ts",
    });
    write({ "f.entity.ts": `${head} body: { file: "./gone.sql" } });` });
    const [fault] = await faultsOf();
    expect(fault).to.contain("f | src/f.entity.ts | the file of its body cannot be read: ENOENT");
    write({ "gone.sql": "SELECT 1" });
    expect(await next("f")).to.deep.equal(["create function f()"]);
    rmSync(join(project.folder, "src", "gone.sql"));
  });
});
