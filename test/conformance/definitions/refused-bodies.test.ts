/** Routines that were made while `check_function_bodies` was off, as dumps make them, and that the server would refuse. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { down } from "../../../src/api/down.js";
import { generate } from "../../../src/api/generate.js";
import { pull } from "../../../src/api/pull.js";
import { up } from "../../../src/api/up.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { fastestEngine } from "../../support/engines.js";
import { createProject } from "../../support/project.js";

const routines = `
  SET check_function_bodies = off;
  CREATE SCHEMA app;
  CREATE TABLE app.item (id int PRIMARY KEY);
  CREATE FUNCTION elsewhere() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM item';
  CREATE FUNCTION found() RETURNS bigint LANGUAGE sql SET search_path = app AS 'SELECT count(*) FROM item';
  CREATE FUNCTION nowhere() RETURNS int LANGUAGE plpgsql AS 'DECLARE x missing; BEGIN RETURN 1; END';
  CREATE PROCEDURE "Of nothing"() LANGUAGE sql AS 'DELETE FROM missing';
  COMMENT ON PROCEDURE "Of nothing"() IS 'Long ago';`;

describe("Bodies that the server refuses", () => {
  it("are pulled, found to be the same, and made on another database", async () => {
    const [there, empty] = [await fastestEngine().create(), await fastestEngine().create()];
    const settings = { entities: ["src/*.ts"], filter: { namespaces: ["public", "app"] } };
    const project = createProject(there.database, settings);
    try {
      await there.query(routines);
      await pull({ ...project.base, out: "src" });
      const source = (name: string): string => readFileSync(join(project.folder, "src", name), "utf8");
      const files = readdirSync(join(project.folder, "src")).filter((name) =>
        /routine|function|procedure/.test(name),
      );
      expect(files.filter((name) => source(name).includes("checkBody: false"))).to.deep.equal([
        "elsewhere.function.entity.ts",
        "nowhere.function.entity.ts",
        "of-nothing.procedure.entity.ts",
      ]);
      expect((await check(project.base)).isClean).to.equal(true);
      const base = { ...project.base, config: { ...project.base.config, database: empty.database } };
      await generate({ ...base, message: "all" });
      await up(base);
      expect((await check(base)).isClean).to.equal(true);
      await down({ ...base, target: "base" });
    } finally {
      project.remove();
      await Promise.all([there.close(), empty.close()]);
    }
  });

  it("are there on a scratch database as well", async () => {
    const db = await fastestEngine().create();
    const settings = { entities: ["src/*.ts"], filter: { namespaces: ["public", "app"] } };
    const project = createProject(db.database, settings);
    try {
      await db.query(routines);
      await pull({ ...project.base, out: "src" });
      const view = "export const more = defineObject(sql`CREATE VIEW more AS SELECT 1 AS one`);";
      const text = `import { defineObject, sql } from "@schemix/migrate";\n${view}\n`;
      writeFileSync(join(project.folder, "src", "more.ts"), text);
      const { operations, rehearsed } = await generate({
        ...project.base,
        message: "more",
        rehearseOn: "scratch",
      });
      expect([operations.length, rehearsed]).to.deep.equal([1, true]);
    } finally {
      project.remove();
      await db.close();
    }
  });

  it("are a fault where nobody says so", async () => {
    const db = await fastestEngine().create();
    const project = createProject(db.database, { entities: ["src/*.sql"] });
    try {
      mkdirSync(join(project.folder, "src"));
      const text = "CREATE FUNCTION one() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM missing'";
      writeFileSync(join(project.folder, "src", "one.sql"), text);
      const error = await generate({ ...project.base, message: "one" }).then(
        () => undefined,
        (refused: SchemixError) => refused,
      );
      expect(error?.code).to.equal("REHEARSAL_FAILED");
      expect(error?.fix).to.contain("checkBody: false");
    } finally {
      project.remove();
      await db.close();
    }
  });
});
