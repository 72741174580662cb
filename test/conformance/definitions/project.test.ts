import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { generate } from "../../../src/api/generate.js";
import { up } from "../../../src/api/up.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const entity = `import { Column, defineObject, Entity, PrimaryGeneratedColumn, sql } from "@schemix/migrate";

@Entity()
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  @Column("int") age!: number;
}

export const adults = defineObject(sql\`CREATE VIEW adult AS SELECT id FROM member WHERE age >= 18\`);
`;
const routine = (
  body: string,
) => `-- adds\ncreate function plus(a int, b int) returns int language plpgsql as $$
begin
  ${body} -- \\ \` \${x}
end $$;
`;

describe("a project with objects said in SQL", () => {
  let db: TestDatabase;
  let project: TestProject;
  beforeEach(async () => {
    db = await testPglite();
    project = createProject(db.database, { entities: ["src/**/*.{ts,sql}"] });
    mkdirSync(join(project.folder, "src"));
    write("member.entity.ts", entity);
    write("plus.sql", routine("return a + b;"));
  });
  afterEach(async () => {
    project.remove();
    await db.close();
  });
  const write = (name: string, text: string) => writeFileSync(join(project.folder, "src", name), text);
  const next = async (message: string) => {
    const { file, operations } = await generate({ ...project.base, message });
    await up(project.base);
    expect((await check(project.base)).isClean).to.equal(true);
    return {
      source: readFileSync(file ?? "", "utf8"),
      operations: operations.map(({ description }) => description),
    };
  };

  it("is generated, applied and clean, and so are its changes", async () => {
    const first = await next("first");
    expect(first.operations).to.deep.equal([
      "create table member",
      "create function plus(integer, integer)",
      "create view adult",
    ]);
    expect(first.source)
      .to.contain('"plus(integer, integer)"')
      .and.to.contain("\n  return a + b; -- \\\\ \\` \\${x}\n");
    expect(await db.query("SELECT plus(1, 2) AS sum")).to.deep.equal([{ sum: 3 }]);

    write("plus.sql", routine("return b + a;"));
    expect((await next("other way")).operations).to.deep.equal(["replace function plus(integer, integer)"]);
    write(
      "plus.sql",
      routine("return b + a;").replace("-- adds", "/* another comment */").replaceAll("int", "integer"),
    );
    expect((await generate({ ...project.base, message: "nothing" })).operations).to.deep.equal([]);
  });

  it("may have tables that lean on such an object, with text that the server says otherwise each time", async () => {
    await db.query("CREATE SEQUENCE by_hand");
    write(
      "member.entity.ts",
      `import { Check, Column, Entity, Index, PrimaryColumn, sql } from "@schemix/migrate";

@Entity()
@Check(sql\`plus(no, 1) > 0\`)
@Check(sql\`kind IN ('a', 'b')\`)
@Index(["kind"], { where: sql\`kind IN ('c', 'd')\` })
export class Member {
  @PrimaryColumn("int", { default: sql\`nextval('by_hand')\` }) no!: number;
  @Column("varchar(5)") kind!: string;
}
`,
    );
    const { source } = await next("leaning");
    expect(source).to.include("kind IN ('a', 'b')").and.to.include("kind IN ('c', 'd')");
    const [stays] = await db.query("SELECT to_regclass('by_hand') IS NOT NULL AS sequence");
    expect(stays).to.deep.equal({ sequence: true });
  });

  it("asks the server once as long as nothing changes", async () => {
    await next("first");
    const cache = join(project.folder, ".schemix/cache/definitions.json");
    await check(project.base);
    const before = statSync(cache).mtimeMs;
    await check(project.base);
    expect(statSync(cache).mtimeMs).to.equal(before);
  });

  it("names the file of SQL that the server refuses", async () => {
    write("plus.sql", routine("return a + b;").replace("returns int", "returns nothing_known"));
    const error = await failureOf(generate({ ...project.base, message: "first" }));
    expect(error).to.include({ code: "SQL_INVALID", where: "src/plus.sql" });
    expect((error as Error).message).to.contain("nothing_known");
  });

  it("renames what a comment at the top of a file of SQL says", async () => {
    const renamed = (...lines: readonly string[]) =>
      write("plus.sql", [...lines, routine("return a - b;").replace("plus", "minus")].join("\n"));
    await next("first");
    renamed("-- takes one from the other", "  --  Renamed from: plus  ", "");
    const { operations } = await next("renamed");
    expect(operations).to.deep.equal([
      "rename function public.plus(integer, integer) to minus(integer, integer)",
      "replace function minus(integer, integer)",
    ]);
    renamed("-- renamed from: nothing_like_it");
    const stays = await generate({ ...project.base, message: "an old story" });
    expect(stays.operations).to.deep.equal([]);
    renamed("-- renamed from: plus", "-- renamed from: add");
    const error = await failureOf(generate({ ...project.base, message: "twice" }));
    expect(error).to.include({ code: "ENTITIES_INVALID", where: "src/plus.sql" });
  });

  it("may have no entity at all", async () => {
    write("member.entity.ts", "export const nothing = 1;");
    expect((await next("only a function")).operations).to.deep.equal([
      "create function plus(integer, integer)",
    ]);
  });
});
