import { Entity, JoinColumn, JoinTable, ManyToMany, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Team {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: "pk_team" }) id!: number;
}

@Entity()
export class Member {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: "pk_member" }) id!: number;
  @ManyToOne(() => Team)
  @JoinColumn({ name: "team_id", foreignKeyConstraintName: "fk_member_team" })
  team!: Team;
  @ManyToMany(() => Team)
  @JoinTable({
    name: "guest",
    joinColumn: { name: "member_id", foreignKeyConstraintName: "fk_guest_member" },
    inverseJoinColumn: { name: "team_id", foreignKeyConstraintName: "fk_guest_team" },
  })
  guestOf!: Team[];
}
