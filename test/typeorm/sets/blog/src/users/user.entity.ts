import { Column, Entity, Index, OneToMany, OneToOne, type Relation } from "typeorm";
import { BaseEntity } from "../base.entity.js";
import { Post } from "../posts/post.entity.js";
import { Profile } from "./profile.entity.js";
import { Role } from "./role.js";

@Entity("users")
@Index("users_email_active", ["email"], { unique: true, where: `"deleted_at" IS NULL` })
export class User extends BaseEntity {
  @Column({ type: "varchar", length: 320 }) email!: string;
  @Column({ name: "password_hash", type: "char", length: 60, select: false }) passwordHash!: string;
  @Column({ type: "enum", enum: Role, array: true, default: [Role.Reader] }) roles!: Role[];
  @Column({ type: "jsonb", default: {} }) settings!: Record<string, unknown>;
  @OneToOne(
    () => Profile,
    (profile) => profile.user,
  )
  profile!: Relation<Profile>;
  @OneToMany(
    () => Post,
    (post) => post.author,
  )
  posts!: Relation<Post>[];
}
