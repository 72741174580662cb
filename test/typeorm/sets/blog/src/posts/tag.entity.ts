import { Column, Entity, ManyToMany, PrimaryGeneratedColumn, type Relation } from "typeorm";
import { Post } from "./post.entity.js";

@Entity({ schema: "content" })
export class Tag {
  @PrimaryGeneratedColumn("identity") id!: number;
  @Column("citext", { unique: true }) name!: string;
  @ManyToMany(
    () => Post,
    (post) => post.tags,
  )
  posts!: Relation<Post>[];
}
