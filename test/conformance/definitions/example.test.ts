import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { generate } from "../../../src/api/generate.js";
import { up } from "../../../src/api/up.js";
import { checkout } from "../../support/docs.js";
import { testPglite } from "../../support/engines.js";
import { createProject } from "../../support/project.js";

describe("examples/02-views-and-functions", () => {
  it("is generated, applied, and follows an edit of its file of SQL", async () => {
    const db = await testPglite();
    const project = createProject(db.database, { entities: ["src/*"] });
    try {
      cpSync(join(checkout, "examples/02-views-and-functions/src"), join(project.folder, "src"), {
        recursive: true,
      });
      const { operations } = await generate({ ...project.base, message: "the club" });
      expect(operations.map(({ description }) => description)).to.deep.equal([
        "create domain email",
        "create table member",
        "create function initials(text)",
        "create function touch()",
        "create view badge",
        "create materialized view country_total",
        "create trigger member.tg_member_touch",
        "create row security member.enabled",
        "create policy member.po_member_select",
        "create index ix_country_total_country on country_total",
        "comment on function touch()",
      ]);
      await up(project.base);
      expect((await check(project.base)).isClean).to.equal(true);
      await db.query(
        "INSERT INTO member (name, email, country) VALUES ('Ada Lovelace', 'ada@example.org', 'UK')",
      );
      expect(await db.query("SELECT initials FROM badge")).to.deep.equal([{ initials: "AL" }]);

      const body = join(project.folder, "src/initials.sql");
      writeFileSync(body, readFileSync(body, "utf8").replace("upper", "lower"));
      const edited = await generate({ ...project.base, message: "small letters" });
      expect(edited.operations.map(({ description }) => description)).to.deep.equal([
        "replace function initials(text)",
      ]);
    } finally {
      project.remove();
      await db.close();
    }
  }).timeout(120_000);
});
