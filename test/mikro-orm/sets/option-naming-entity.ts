import { defineEntity, EntityCaseNamingStrategy, p } from "@mikro-orm/postgresql";

export const BlogPost = defineEntity({
  name: "BlogPost",
  properties: {
    id: p.integer().primary(),
    createdAt: p.datetime(),
    firstComment: () => p.manyToOne(BlogComment).nullable(),
    allTags: () => p.manyToMany(BlogComment),
  },
  indexes: [{ properties: ["createdAt", "id"] }],
});
export const BlogComment = defineEntity({
  name: "BlogComment",
  properties: { commentId: p.integer().primary(), theText: p.text().unique() },
});

export const options = { namingStrategy: EntityCaseNamingStrategy };
