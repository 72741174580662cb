import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
} from "typeorm";

enum Role {
  Member = "member",
  Admin = "admin",
}

@Entity({ comment: "People who can sign in" })
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ length: 320, unique: true }) email!: string;
  @Column({ type: "enum", enum: Role, default: Role.Member }) role!: Role;
  @CreateDateColumn() createdAt!: Date;
  @OneToMany(
    () => Post,
    (post) => post.author,
  )
  posts!: Post[];
}

@Entity()
export class Post {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column({ comment: "As it is shown" }) title!: string;
  @ManyToOne(
    () => User,
    (user) => user.posts,
    { onDelete: "CASCADE" },
  )
  author!: User;
}
