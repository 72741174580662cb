import { Column, Entity, ManyToOne, type Relation, Tree, TreeChildren, TreeParent } from "typeorm";
import { BaseEntity } from "../base.entity.js";
import { Post } from "./post.entity.js";

@Entity({ schema: "content" })
@Tree("materialized-path")
export class Comment extends BaseEntity {
  @Column("text") text!: string;
  @ManyToOne(
    () => Post,
    (post) => post.comments,
    { onDelete: "CASCADE" },
  )
  post!: Relation<Post>;
  @TreeParent({ onDelete: "CASCADE" }) parent!: Relation<Comment>;
  @TreeChildren() replies!: Relation<Comment>[];
}
