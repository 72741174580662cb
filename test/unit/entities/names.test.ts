import { expect } from "chai";
import fc from "fast-check";
import {
  columnName,
  distinctName,
  isPlainName,
  joinColumnName,
  nameLength,
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
    const limit = { count: 63, unit: "bytes" } as const;
    expect(nameLength(shortenName(name, limit), "bytes")).to.equal(63);
    expect(shortenName(name, limit))
      .to.equal(shortenName(name, limit))
      .and.to.not.equal(shortenName(`${name}y`, limit));
    const property = `p${"q".repeat(90)}`;
    const found = model(
      `@Entity() export class ${"T".repeat(70)} { @PrimaryColumn("int") @Index() ${property}!: number }`,
    );
    for (const object of found.schema) expect(nameLength(object.name, "bytes")).to.be.at.most(63);
  });

  it("never end inside a character and always fit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 120 }),
        fc.integer({ min: 12, max: 128 }),
        fc.constantFrom("bytes" as const, "characters" as const),
        (name, count, unit) => {
          const limit = { count, unit };
          const short = shortenName(name, limit);
          expect(nameLength(short, unit)).to.be.at.most(count);
          expect(Buffer.from(short, "utf8").toString("utf8")).to.equal(short);
          if (nameLength(name, unit) <= count) expect(short).to.equal(name);
          expect(nameLength(distinctName(name, "difference", limit), unit)).to.be.at.most(count);
        },
      ),
    );
  });

  it("know which need quotes", () => {
    expect(["mood", "_a1"].every(isPlainName)).to.equal(true);
    expect(["Mood", "order", "a b", "1a", "", "é"].some(isPlainName)).to.equal(false);
  });
});
