/** An EntitySchema with foreign keys of its own and of its columns, a tree with levels, and what makes no column. */
import { EntitySchema } from "typeorm";

const id = { type: Number, primary: true, generated: true } as const;
const place = { zip: { type: "varchar", length: 5 }, land: { type: "char", length: 2 } } as const;

export const City = new EntitySchema<Record<string, unknown>>({
  name: "City",
  columns: { id, name: { type: String, unique: true }, ...place },
  uniques: [{ columns: ["zip", "land"] }],
});

export const Shop = new EntitySchema<Record<string, unknown>>({
  name: "Shop",
  columns: {
    id,
    ...place,
    cityId: { type: "int", nullable: true, foreignKey: { target: "City", onDelete: "SET NULL" } },
    cityName: {
      type: String,
      name: "city_name",
      foreignKey: {
        target: "City",
        inverseSide: "name",
        name: "fk_city_name",
        deferrable: "INITIALLY DEFERRED",
      },
    },
    count: { type: "int", virtualProperty: true, query: () => "SELECT 1" },
  },
  foreignKeys: [
    {
      target: "City",
      columnNames: ["zip", "land"],
      referencedColumnNames: ["zip", "land"],
      onUpdate: "CASCADE",
    },
  ],
  relations: { owner: { type: "many-to-one", target: "Owner", joinColumn: true, nullable: false } },
  relationIds: { ownerIdAgain: { relationName: "owner", queryBuilderFactory: (query) => query } },
});

export const Owner = new EntitySchema<Record<string, unknown>>({
  name: "Owner",
  columns: { id },
  relations: { shops: { type: "one-to-many", target: "Shop", inverseSide: "owner" } },
});

export const Category = new EntitySchema<Record<string, unknown>>({
  name: "Category",
  tableName: "categories",
  trees: [
    {
      type: "closure-table",
      options: { closureTableName: "category_all", ancestorColumnName: () => "up_id" },
    },
  ],
  columns: {
    id,
    level: { type: "int", treeLevel: true, nullable: true },
    words: {
      type: "tsvector",
      asExpression: "to_tsvector('english', 'x')",
      generatedType: "STORED",
      nullable: true,
    },
  },
  relations: {
    parent: { type: "many-to-one", target: "Category", treeParent: true, inverseSide: "children" },
    children: { type: "one-to-many", target: "Category", treeChildren: true, inverseSide: "parent" },
  },
});

export const ShopNames = new EntitySchema<Record<string, unknown>>({
  name: "ShopNames",
  type: "view",
  expression: 'SELECT id, city_name AS "name" FROM shop',
  columns: { id: { type: Number }, name: { type: String } },
});
