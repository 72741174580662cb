import { EntitySchema } from "typeorm";

interface Category {
  id: number;
  name: string;
  posts: Post[];
}
interface Post {
  id: string;
  title: string;
  state: string;
  category: Category;
  tags: Category[];
  audit: { by: string };
}

export const categorySchema = new EntitySchema<Category>({
  name: "category",
  columns: {
    id: { type: Number, primary: true, generated: true },
    name: { type: String, length: 40, unique: true, comment: "As it is shown" },
  },
  relations: { posts: { type: "one-to-many", target: "post", inverseSide: "category" } },
});

export const postSchema = new EntitySchema<Post>({
  name: "post",
  tableName: "blog_posts",
  columns: {
    id: { type: "uuid", primary: true, generated: "uuid" },
    title: { type: "varchar", nullable: true, default: "untitled" },
    state: { type: "enum", enum: ["draft", "public"], default: "draft" },
  },
  relations: {
    category: {
      type: "many-to-one",
      target: "category",
      joinColumn: { name: "category_id" },
      onDelete: "CASCADE",
    },
    tags: { type: "many-to-many", target: "category", joinTable: { name: "post_tags" } },
  },
  indices: [{ name: "ix_title", columns: ["title", "state"], unique: true }],
  uniques: [{ name: "uq_title", columns: ["title"] }],
  checks: [{ expression: `"title" <> ''` }],
  embeddeds: {
    audit: {
      schema: new EntitySchema<{ by: string }>({
        name: "audit",
        columns: { by: { type: "text", nullable: true } },
      }),
      prefix: "audit_",
    },
  },
});
