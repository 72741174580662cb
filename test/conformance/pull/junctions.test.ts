import { expect } from "chai";
import { fastestEngine } from "../../support/engines.js";
import { provePull } from "../../support/pulled.js";
import { complaintsOf } from "../../support/strict.js";

const sides = "CREATE TABLE post (id int PRIMARY KEY); CREATE TABLE tag (id text PRIMARY KEY);";

interface Names {
  readonly table: string;
  readonly own: string;
  readonly other: string;
}

/** The table that `@ManyToMany` makes, with other parts where `changes` says so. */
function junction(
  { table, own, other }: Names,
  changes: readonly (readonly [string, string])[] = [],
): string {
  const made = `CREATE TABLE "${table}" ("${own}" int NOT NULL, "${other}" text NOT NULL,
    CONSTRAINT "pk_${table}" PRIMARY KEY ("${own}", "${other}"),
    CONSTRAINT "fk_${table}_${own}" FOREIGN KEY ("${own}") REFERENCES post (id) ON DELETE CASCADE,
    CONSTRAINT "fk_${table}_${other}" FOREIGN KEY ("${other}") REFERENCES tag (id) ON DELETE CASCADE);
    CREATE INDEX "ix_${table}_${other}" ON "${table}" ("${other}");`;
  return changes.reduce((text, [from, to]) => text.replaceAll(from, to), made);
}

const usual = { table: "post_tags", own: "post_id", other: "tag_id" };

async function pulled(sql: string): Promise<Readonly<Record<string, string>>> {
  const db = await fastestEngine().create();
  const connection = await db.database.connect();
  try {
    await connection.script(sides + sql);
    const { files } = await provePull(db.database.dialect, connection);
    expect(complaintsOf(files)).to.deep.equal([]);
    return Object.fromEntries(files.map(({ name, source }) => [name, source]));
  } finally {
    await connection.close();
    await db.close();
  }
}

describe("pull of junction tables", () => {
  it("writes both sides", async () => {
    const files = await pulled(junction(usual));
    expect(Object.keys(files)).to.deep.equal(["post.entity.ts", "tag.entity.ts"]);
    expect(files["post.entity.ts"]).to.contain(`  @ManyToMany(() => Tag, "posts")
  @JoinTable()
  tags!: Tag[];
`);
    expect(files["tag.entity.ts"]).to.contain(`  @ManyToMany(() => Post, "tags")
  posts!: Post[];
`);
  }).timeout(120_000);

  it("names what is not called as usual, and says actions and comments", async () => {
    const hostile = { table: `it's a "link"`, own: "select", other: "`${x}`\\" };
    const quoted = Object.fromEntries(
      Object.entries(hostile).map(([key, name]) => [key, name.replaceAll('"', '""')]),
    ) as unknown as Names;
    const files = await pulled(
      `${junction(quoted, [[" ON DELETE CASCADE", " ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED"]])}
      COMMENT ON TABLE "${quoted.table}" IS 'between';`,
    );
    expect(Object.keys(files)).to.deep.equal(["post.entity.ts", "tag.entity.ts"]);
    expect(files["post.entity.ts"])
      .to.contain('onDelete: "noAction"')
      .and.to.contain('onUpdate: "setDefault"')
      .and.to.contain("initiallyDeferred: true")
      .and.to.contain('comment: "between"')
      .and.to.contain('joinColumn: { name: "select" }');
  }).timeout(120_000);

  it("leads from a table to itself", async () => {
    const files = await pulled(
      junction({ table: "follow", own: "a", other: "b" }, [
        ["REFERENCES tag", "REFERENCES post"],
        ["text", "int"],
      ]),
    );
    expect(files["post.entity.ts"]).to.contain(`  @ManyToMany(() => Post, "postsByFollow")
  @JoinTable({
    name: "follow",
    joinColumn: { name: "a" },
    inverseJoinColumn: { name: "b" },
  })
  posts!: Post[];
`);
  }).timeout(120_000);

  it("writes an entity for a table that has anything else", async () => {
    const others: readonly (readonly [string, string])[] = [
      ["CREATE INDEX", "--"],
      ["ix_", "index_"],
      ["pk_", "key_"],
      ["fk_x3_", "key_x3_"],
      [`"post_id" int NOT NULL,`, `"post_id" int NOT NULL, n int,`],
      [`"post_id" int NOT NULL`, `"post_id" bigint NOT NULL`],
      ["REFERENCES post (id) ON DELETE CASCADE", "REFERENCES post (id)"],
      ["CREATE TABLE", "CREATE UNLOGGED TABLE"],
    ];
    const tables = others.map((change, index) => junction({ ...usual, table: `x${index}` }, [change]));
    const more = `${junction({ ...usual, table: "seen" })} ALTER TABLE seen ENABLE ROW LEVEL SECURITY;
      ${junction({ ...usual, table: "told" })} COMMENT ON COLUMN told.tag_id IS 'x';
      ${junction({ ...usual, table: "meant" })}
      CREATE TABLE of_meant (a int, b text, FOREIGN KEY (a, b) REFERENCES meant (post_id, tag_id));`;
    const files = await pulled(tables.join("\n") + more);
    expect(Object.keys(files).filter((name) => /^(x\d|seen|told|meant)/.test(name))).to.have.lengthOf(11);
    expect(Object.values(files).join("")).to.not.contain("ManyToMany");
  }).timeout(120_000);
});
