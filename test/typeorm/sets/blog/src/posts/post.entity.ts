import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  type Relation,
  Unique,
} from "typeorm";
import { BaseEntity } from "../base.entity.js";
import { User } from "../users/user.entity.js";
import { Comment } from "./comment.entity.js";
import { Tag } from "./tag.entity.js";

@Entity({ name: "posts", schema: "content", comment: "what authors write" })
@Unique(["slug", "language"])
@Check("posts_published", `("state" <> 'published') OR ("published_at" IS NOT NULL)`)
export class Post extends BaseEntity {
  @Column({ length: 200 }) title!: string;
  @Column({ length: 200 }) slug!: string;
  @Column({ type: "char", length: 2, default: "en" }) language!: string;
  @Column("text") body!: string;
  @Column({ type: "enum", enum: ["draft", "published"], default: "draft" }) state!: "draft" | "published";
  @Column({ name: "published_at", type: "timestamptz", nullable: true }) publishedAt!: Date | null;
  @Index()
  @ManyToOne(
    () => User,
    (user) => user.posts,
    { nullable: false, onDelete: "RESTRICT" },
  )
  @JoinColumn({ name: "author_id" })
  author!: Relation<User>;
  @OneToMany(
    () => Comment,
    (comment) => comment.post,
    { cascade: true },
  )
  comments!: Relation<Comment>[];
  @ManyToMany(
    () => Tag,
    (tag) => tag.posts,
  )
  @JoinTable({ name: "posts_tags", schema: "content" })
  tags!: Relation<Tag>[];
}
