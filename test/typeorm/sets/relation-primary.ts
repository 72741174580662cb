import { Column, Entity, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Post {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@Entity()
export class Tag {
  @PrimaryColumn({ length: 30 }) name!: string;
}

@Entity()
export class PostTag {
  @PrimaryColumn("uuid") postId!: string;
  @PrimaryColumn({ length: 30 }) tagName!: string;
  @ManyToOne(() => Post, { onDelete: "CASCADE" }) post!: Post;
  @ManyToOne(() => Tag) tag!: Tag;
  @Column({ default: 0 }) order!: number;
}
