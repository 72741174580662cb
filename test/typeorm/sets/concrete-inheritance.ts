/** Classes that extend each other, each with a table of its own, and columns that children say anew. */
import {
  BaseEntity,
  Check,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from "typeorm";

@Entity()
export class Author {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@Index(["title"])
@Unique(["slug"])
@Check("length(slug) > 2")
export abstract class Content extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 100 }) title!: string;
  @Column() slug!: string;
  @Index() @Column({ default: "" }) teaser!: string;
  @ManyToOne(() => Author, { onDelete: "CASCADE" }) author!: Author;
  @CreateDateColumn() createdAt!: Date;
  @UpdateDateColumn() updatedAt!: Date;
  @DeleteDateColumn() deletedAt!: Date;
}

@Entity()
export class Post extends Content {
  @Column({ length: 200, nullable: true }) declare title: string;
  @Column("text") body!: string;
}

@Entity()
export class PinnedPost extends Post {
  @Column({ type: "int", default: 0 }) rank!: number;
}

@Entity({ name: "questions" })
export class Question extends Content {
  @Column("enum", { enum: ["open", "closed"], default: "open" }) state!: string;
}
