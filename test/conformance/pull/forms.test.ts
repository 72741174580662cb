import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { generate } from "../../../src/api/generate.js";
import { up } from "../../../src/api/up.js";
import type { RenderedEntities } from "../../../src/codegen/entities/render-entities.js";
import { fastestEngine } from "../../support/engines.js";
import { createProject } from "../../support/project.js";
import { provePull } from "../../support/pulled.js";
import { complaintsOf } from "../../support/strict.js";
import { everyForm, hostileForms, hostileNames } from "../definitions/form-sources.js";

/** All that was pulled; the compiler looks at it at the end, at once. */
const written: RenderedEntities["files"][] = [];

/** File → text, as `pull` writes what these entity files make. */
async function pulled(
  files: Readonly<Record<string, string>>,
  namespaces?: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const db = await fastestEngine().create();
  const project = createProject(db.database, { entities: ["src/**/*.{ts,sql}"] });
  try {
    mkdirSync(join(project.folder, "src"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project.folder, "src", name), text);
    await generate({ ...project.base, message: "all", rehearse: false });
    await up(project.base);
    const connection = await db.database.connect();
    try {
      await connection.script("DROP TABLE IF EXISTS schemix_revisions, schemix_history");
      const rendered = await provePull(db.database.dialect, connection, namespaces);
      written.push(rendered.files);
      return Object.fromEntries(rendered.files.map(({ name, source }) => [name, source]));
    } finally {
      await connection.close();
    }
  } finally {
    project.remove();
    await db.close();
  }
}

describe("pull of views, triggers, functions…", () => {
  it("writes classes, decorators and declarations", async () => {
    const files = await pulled(everyForm);
    const said = Object.values(files).join("\n");
    expect(Object.keys(files).filter((name) => name.split(".").length > 3)).to.deep.equal([
      "adult.view.entity.ts",
      "age-count.materialized-view.entity.ts",
      "both.function.entity.ts",
      "email.domain.entity.ts",
      "everything.publication.entity.ts",
      "floats.range-type.entity.ts",
      "label.function.entity.ts",
      "many.function.entity.ts",
      "pair.composite-type.entity.ts",
      "parsed.function.entity.ts",
      "plain.collation.entity.ts",
      "product.aggregate.entity.ts",
      "rows-of.function.entity.ts",
      "tidy.procedure.entity.ts",
      "touch.function.entity.ts",
      "watch.event-trigger.entity.ts",
      "watching.function.entity.ts",
    ]);
    expect(files["adult.view.entity.ts"]).to.contain(`})
@Trigger({ timing: "insteadOf", on: "insert", execute: "touch" })
export class Adult {
  @Column("bigint")
  id!: bigint | null;`);
    expect(files["member.entity.ts"]).to.contain("@RowSecurity({ force: true })");
    expect(files["reading.entity.ts"]).to.contain(`@Partition("reading_default", {
  default: true,
  partitionBy: sql\`HASH (value)\`,
  partitions: [`);
    const counts = new Map<string, number>();
    for (const [, call = ""] of said.matchAll(/= (define\w+)/g))
      counts.set(call, (counts.get(call) ?? 0) + 1);
    expect(Object.fromEntries(counts)).to.deep.equal({
      defineAggregate: 1,
      defineCollation: 1,
      defineComposite: 1,
      defineDomain: 1,
      defineEventTrigger: 1,
      defineFunction: 7,
      defineProcedure: 1,
      definePublication: 1,
      defineRange: 1,
    });
  }).timeout(120_000);

  for (const [what, name] of Object.entries(hostileNames))
    it(`writes names ${what}`, async () => {
      const files = await pulled(hostileForms(name), ["public", `${name}n`]);
      expect(Object.keys(files).length).to.be.greaterThan(9);
    }).timeout(120_000);

  it("writes what the compiler takes, names of every sort included", () => {
    expect(complaintsOf(...written)).to.deep.equal([]);
  }).timeout(120_000);
});
