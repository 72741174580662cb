import { expect } from "chai";
import fc from "fast-check";
import {
  byteLength,
  columnName,
  distinctName,
  isPlainName,
  joinColumnName,
  shortenName,
  snakeCase,
  tableName,
} from "../../../src/schema/names.js";
import { columns, model, objects } from "./evaluate.js";

describe("names", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["User", "user"],
    ["BlogPost", "blog_post"],
    ["createdAt", "created_at"],
    ["HTTPServer", "http_server"],
    ["userID", "user_id"],
    ["parseXMLNode", "parse_xml_node"],
    ["address2Line", "address2_line"],
    ["already_snake", "already_snake"],
    ["_id", "_id"],
    ["größeÄnderung", "größe_änderung"],
    ["x", "x"],
  ];
  for (const [from, to] of cases) it(`${from} → ${to}`, () => expect(snakeCase(from)).to.equal(to));

  it("are preserved or made by functions where the configuration says so", () => {
    const source = `
      @Entity() export class BlogPost { @PrimaryColumn("int") postId!: number; @ManyToOne(() => BlogPost) nextPost!: object;
        @ManyToMany(() => BlogPost) @JoinTable() seeAlso!: object[] }`;
    const preserved = model(source, { naming: "preserve" });
    expect(columns(preserved, "BlogPost")).to.deep.equal(["postId integer", "nextPostPostId integer"]);
    expect(columns(preserved, "BlogPost_seeAlso")).to.deep.equal([
      "blogPostPostId integer",
      "seeAlsoPostId integer",
    ]);
    expect(objects(preserved, "foreignKey")[0]?.name).to.equal("fk_BlogPost_nextPostPostId");
    const naming = { table: (name: string) => `t_${name}`, column: (name: string) => name.toUpperCase() };
    const made = model(source, { naming });
    expect(columns(made, "t_BlogPost")).to.deep.equal(["POSTID integer", "NEXTPOSTPOSTID integer"]);
    expect(tableName("BlogPost", {})).to.equal("blog_post");
    expect(columnName("postId", { table: (name) => name })).to.equal("post_id");
    expect(joinColumnName("team", "id", "snake_case")).to.equal("team_id");
  });

  it("that are generated are shortened to the database's limit, the same each time, and stay apart", () => {
    const name = `äöü${"x".repeat(80)}`;
    expect(byteLength(shortenName(name, 63))).to.equal(63);
    expect(shortenName(name, 63))
      .to.equal(shortenName(name, 63))
      .and.to.not.equal(shortenName(`${name}y`, 63));
    const property = `p${"q".repeat(90)}`;
    const found = model(
      `@Entity() export class ${"T".repeat(70)} { @PrimaryColumn("int") @Index() ${property}!: number }`,
    );
    for (const object of found.schema) expect(byteLength(object.name)).to.be.at.most(63);
  });

  it("never end inside a character and always fit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 120 }),
        fc.integer({ min: 12, max: 128 }),
        (name, max) => {
          const short = shortenName(name, max);
          expect(byteLength(short)).to.be.at.most(max);
          expect(Buffer.from(short, "utf8").toString("utf8")).to.equal(short);
          if (byteLength(name) <= max) expect(short).to.equal(name);
          expect(byteLength(distinctName(name, "difference", max))).to.be.at.most(max);
        },
      ),
    );
  });

  it("know which need quotes", () => {
    expect(["mood", "_a1"].every(isPlainName)).to.equal(true);
    expect(["Mood", "order", "a b", "1a", "", "é"].some(isPlainName)).to.equal(false);
  });
});
