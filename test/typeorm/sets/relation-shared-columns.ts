/** Keys of tenants: a column that several relations, the key and a junction share. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

@Entity()
export class Tenant {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@Entity()
@Unique(["tenantId", "email"])
export class Member {
  @PrimaryColumn("uuid") tenantId!: string;
  @PrimaryGeneratedColumn() no!: number;
  @Column({ length: 100 }) email!: string;
  @ManyToOne(() => Tenant, { onDelete: "CASCADE" }) @JoinColumn({ name: "tenantId" }) tenant!: Tenant;
  @ManyToOne(() => Member)
  @JoinColumn([
    { name: "tenantId", referencedColumnName: "tenantId" },
    { name: "boss_no", referencedColumnName: "no" },
  ])
  boss!: Member;
  @ManyToMany(
    () => Team,
    (team) => team.members,
  )
  @JoinTable({
    name: "member_team",
    joinColumns: [
      { name: "tenant_id", referencedColumnName: "tenantId" },
      { name: "member_no", referencedColumnName: "no", foreignKeyConstraintName: "fk_junction_member" },
    ],
    inverseJoinColumns: [
      { name: "tenant_id", referencedColumnName: "tenantId" },
      { name: "team_no", referencedColumnName: "no", foreignKeyConstraintName: "fk_junction_team" },
    ],
  })
  teams!: Team[];
}

@Entity()
export class Team {
  @PrimaryColumn("uuid") tenantId!: string;
  @PrimaryColumn("int") no!: number;
  @ManyToMany(
    () => Member,
    (member) => member.teams,
  )
  members!: Member[];
  @OneToOne(() => Member, { nullable: true })
  @JoinColumn([
    { name: "lead_tenant", referencedColumnName: "tenantId" },
    { name: "lead_email", referencedColumnName: "email", foreignKeyConstraintName: "fk_lead" },
  ])
  lead!: Member;
  @ManyToOne(() => Tenant)
  @JoinColumn({ name: "tenantId", foreignKeyConstraintName: "fk_team_tenant" })
  tenant!: Tenant;
}

@Entity()
@Index(["team", "at"], { unique: true })
@Index("ix_both", ["team", "member"])
export class Entry {
  @PrimaryGeneratedColumn("identity") id!: number;
  @ManyToOne(() => Team, { nullable: false, onUpdate: "CASCADE", deferrable: "INITIALLY IMMEDIATE" })
  team!: Team;
  @ManyToOne(() => Member, { createForeignKeyConstraints: false }) member!: Member;
  @Column("timestamptz", { default: () => "clock_timestamp()" }) at!: Date;
  @OneToMany(
    () => Line,
    (line) => line.entry,
  )
  lines!: unknown[];
}

@Entity()
export class Line {
  @ManyToOne(
    () => Entry,
    (entry) => entry.lines,
  )
  @JoinColumn()
  entry!: Entry;
  @PrimaryColumn() entryId!: number;
  @PrimaryColumn("smallint") position!: number;
  @ManyToOne(() => Line)
  @JoinColumn([
    { name: "previous_entry", referencedColumnName: "entryId" },
    { name: "previous_position", referencedColumnName: "position" },
  ])
  previous!: Line;
}
