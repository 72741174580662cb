import { defineEntity, p, UnderscoreNamingStrategy } from "@mikro-orm/postgresql";

class OwnNames extends UnderscoreNamingStrategy {
  override classToTableName(name: string): string {
    return `app_${super.classToTableName(name)}s`;
  }
  override indexName(
    table: string,
    columns: string[],
    type: "primary" | "foreign" | "unique" | "index" | "sequence" | "check" | "default",
  ): string {
    return `${type.slice(0, 2)}_${table}_${columns.join("_")}`;
  }
  override joinTableName(source: string, _target: string, property: string): string {
    return `j_${source}_${property}`;
  }
}

export const Author = defineEntity({
  name: "Author",
  properties: {
    id: p.integer().primary(),
    name: p.string().unique(),
    kind: p.enum(["x", "y"]),
    books: () => p.manyToMany(Book),
  },
});
export const Book = defineEntity({
  name: "Book",
  properties: { id: p.integer().primary(), title: p.string().index(), author: () => p.manyToOne(Author) },
});

export const options = { namingStrategy: OwnNames };
