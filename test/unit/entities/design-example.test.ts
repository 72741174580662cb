import { expect } from "chai";
import { columns, model, objects } from "./evaluate.js";

const source = `
@Entity()
export class Team {
  @PrimaryColumn({ identity: true }) id!: number;
  @Column("text") name!: string;
}

@Entity({ comment: "People who can sign in" })
@Check(sql\`position('@' in email) > 1\`)
export class User {
  @PrimaryColumn({ identity: true }) id!: number;
  @Column({ length: 320, unique: true }) email!: string;
  @Column({ nullable: true, renamedFrom: "nick" }) nickname?: string;
  @Index() @Column({ default: sql\`now()\` }) createdAt!: Date;
  @ManyToOne(() => Team, { onDelete: "cascade" }) team!: Team;
}
`;

describe("the example of the design", () => {
  const found = model(source, { mode: "legacy" });

  it("gives the columns that it shows", () => {
    expect(columns(found, "user")).to.deep.equal([
      "id bigint identity always",
      "email varchar(320)",
      "nickname text null",
      "created_at timestamptz default now()",
      "team_id bigint",
    ]);
  });

  it("names every constraint and index", () => {
    expect(objects(found, "primaryKey")).to.deep.include({ table: "user", name: "pk_user", columns: ["id"] });
    expect(objects(found, "unique")).to.deep.equal([
      { table: "user", name: "uq_user_email", columns: ["email"] },
    ]);
    expect(objects(found, "check")).to.deep.equal([
      { table: "user", name: "ck_user_email", expression: "position('@' in email) > 1" },
    ]);
    expect(objects(found, "foreignKey")).to.deep.equal([
      {
        table: "user",
        name: "fk_user_team_id",
        columns: ["team_id"],
        references: { namespace: "public", table: "team", columns: ["id"] },
        onDelete: "cascade",
      },
    ]);
    expect(objects(found, "index")).to.deep.equal([
      { table: "user", name: "ix_user_created_at", keys: [{ column: "created_at" }] },
    ]);
  });

  it("keeps the comment and the rename", () => {
    expect(objects(found, "comment")).to.deep.equal([
      {
        name: "table user",
        on: { kind: "table", namespace: "public", name: "user" },
        text: "People who can sign in",
      },
    ]);
    expect(found.renames).to.deep.equal([
      { kind: "column", namespace: "public", table: "user", from: "nick", to: "nickname" },
    ]);
  });

  it("says where each object comes from", () => {
    expect(found.sources.get("column\0public\0user\0created_at")).to.deep.equal({
      className: "User",
      property: "createdAt",
      file: "app.ts",
    });
  });
});
