/** An EntitySchema with every field that it has. */
import { EntitySchema } from "typeorm";

const Base = { id: { type: Number, primary: true, generated: "increment" as const } };

const MoneyPart = new EntitySchema({
  name: "MoneyPart",
  columns: {
    amount: { type: "numeric", precision: 10, scale: 2, default: 0 },
    currency: { type: "char", length: 3 },
  },
});

export const Maker = new EntitySchema({
  name: "Maker",
  tableName: "makers",
  columns: { ...Base, code: { type: String, length: 10, unique: true } },
});

export const Item = new EntitySchema<Record<string, unknown>>({
  name: "Item",
  tableName: "items",
  schema: "public",
  orderBy: { title: "ASC" },
  columns: {
    id: { type: "uuid", primary: true, generated: "uuid", primaryKeyConstraintName: "items_key" },
    title: { type: "varchar", length: 50, collation: "C", comment: "what it is called" },
    kind: { type: "enum", enum: ["a", "b"], enumName: "item_kind", default: "a" },
    tags: { type: "text", array: true, default: () => "'{}'" },
    sum: { type: "int", generatedType: "STORED", asExpression: "1 + 2", nullable: true },
    position: { type: "int", generated: "increment" },
    version: { type: "int", version: true },
    made: { type: "timestamptz", createDate: true },
    changed: { type: "timestamptz", updateDate: true },
    gone: { type: "timestamptz", deleteDate: true },
    no: { type: "int", name: "item_no", nullable: true },
    makerCode: { type: "varchar", length: 10, nullable: true, name: "maker_code" },
    parentId: { type: "uuid", nullable: true, name: "parent_id" },
  },
  relations: {
    parent: {
      type: "many-to-one",
      target: "Item",
      joinColumn: { name: "parent_id" },
      onDelete: "CASCADE",
      inverseSide: "parts",
    },
    parts: { type: "one-to-many", target: "Item", inverseSide: "parent" },
    maker: {
      type: "many-to-one",
      target: "Maker",
      joinColumn: { name: "maker_code", referencedColumnName: "code" },
      deferrable: "INITIALLY DEFERRED",
    },
    label: {
      type: "one-to-one",
      target: "Label",
      joinColumn: { name: "label_id", foreignKeyConstraintName: "items_label" },
      nullable: true,
    },
    makers: {
      type: "many-to-many",
      target: "Maker",
      joinTable: {
        name: "items_makers",
        joinColumn: { name: "item", referencedColumnName: "id" },
        inverseJoinColumn: { name: "maker", referencedColumnName: "id" },
      },
    },
  },
  indices: [
    { name: "items_title", columns: ["title"], unique: true, where: "item_no > 0" },
    { name: "items_hand_made", columns: ["no"], synchronize: false },
  ],
  uniques: [
    { name: "items_unique", columns: ["title", "no"], deferrable: "INITIALLY IMMEDIATE" },
    { columns: ["no"] },
  ],
  checks: [{ name: "items_check", expression: `"item_no" > 0` }, { expression: "length(title) > 1" }],
  exclusions: [
    { name: "items_exclusion", expression: `USING gist ("title" WITH =)`, deferrable: "INITIALLY DEFERRED" },
  ],
  embeddeds: {
    price: { schema: MoneyPart, prefix: "price_" },
    cost: { schema: MoneyPart, prefix: false },
  },
});

export const Label = new EntitySchema({
  name: "Label",
  columns: { ...Base, text: { type: "text", nullable: true } },
});
