import { Entity, PrimaryKey } from "@mikro-orm/decorators/legacy";
import { defineEntity, p } from "@mikro-orm/postgresql";
import { expect } from "chai";
import { EntitySchema } from "typeorm";
import { mikroEntitiesIn } from "../../../../src/entities/mikro-orm/known.js";
import { Entity as OwnEntity } from "../../../../src/index.js";

const User = defineEntity({ name: "User", properties: { id: p.integer().primary() } });
const TheirSchema = new EntitySchema({ name: "User", columns: { id: { type: Number, primary: true } } });

@Entity()
class Post {
  @PrimaryKey({ type: "int" }) id!: number;
}
class Plain extends Post {}

@OwnEntity()
class Ours {}

describe("mikroEntitiesIn", () => {
  it("tells what MikroORM has made from what others have", () => {
    const others = [TheirSchema, Plain, Ours, class User {}, "User", null, undefined, { meta: {} }];
    expect(mikroEntitiesIn([User, Post, ...others, Post])).to.deep.equal([User, Post]);
  });

  it("finds the schema of a class that was made of one", () => {
    class Named extends defineEntity({ name: "Named", properties: { id: p.integer().primary() } }).class {}
    const schema = defineEntity({ class: Named, name: "Named", properties: { id: p.integer().primary() } });
    expect(mikroEntitiesIn([Named, schema])).to.deep.equal([schema]);
  });
});
