import { Entity, JoinTable, ManyToMany, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Tag {
  @PrimaryColumn({ length: 30, collation: "C" }) name!: string;
  @ManyToMany(
    () => Post,
    (post) => post.tags,
  )
  posts!: Post[];
}

@Entity()
export class Post {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToMany(
    () => Tag,
    (tag) => tag.posts,
  )
  @JoinTable()
  tags!: Tag[];
  @ManyToMany(() => Post) @JoinTable() related!: Post[];
  @ManyToMany(() => Tag)
  @JoinTable({ name: "post_labels", joinColumn: { name: "post" }, inverseJoinColumn: { name: "Label" } })
  labels!: Tag[];
  @ManyToMany(() => Tag, { onDelete: "NO ACTION", onUpdate: "NO ACTION" })
  @JoinTable({ name: "kept" })
  kept!: Tag[];
  @ManyToMany(() => Tag, { createForeignKeyConstraints: false }) @JoinTable({ name: "free" }) free!: Tag[];
}
