import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from "typeorm";
import { User } from "./user.entity.js";

@Entity("profiles")
export class Profile {
  @PrimaryColumn({ name: "user_id", type: "uuid" }) userId!: string;
  @OneToOne(
    () => User,
    (user) => user.profile,
    { onDelete: "CASCADE" },
  )
  @JoinColumn({ name: "user_id" })
  user!: Relation<User>;
  @Column({ type: "text", nullable: true }) about!: string | null;
  @Column({ type: "date", nullable: true }) born!: string | null;
}
