/** The naming strategy that most projects have from npm, over whatever has a name. */
import {
  ChildEntity,
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeParent,
  Unique,
} from "typeorm";
// @ts-expect-error: it is installed for the run
import { SnakeNamingStrategy } from "typeorm-naming-strategies";

export const options = { namingStrategy: new SnakeNamingStrategy() };

class PostalAddress {
  @Column() streetName!: string;
  @Index() @Column({ name: "zipCode" }) zip!: string;
}

@Entity()
@Tree("closure-table")
@TableInheritance({ column: { type: "varchar", name: "kindOf" } })
@Unique(["fullName", "homeAddress.streetName"])
export class StaffMember {
  @PrimaryGeneratedColumn("uuid") memberId!: string;
  @Column() fullName!: string;
  @Column("enum", { enum: ["a", "b"], default: "a" }) workingState!: string;
  @Column(() => PostalAddress) homeAddress!: PostalAddress;
  @TreeParent() directBoss!: StaffMember;
  @TreeChildren() allBelow!: StaffMember[];
}

@ChildEntity()
export class TeamLeader extends StaffMember {
  @Index() @Column() teamName!: string;
  @ManyToOne(() => StaffMember) bestDeputy!: StaffMember;
  @ManyToMany(() => StaffMember) @JoinTable() formerDeputies!: StaffMember[];
}

@Entity("ProjectGroups")
export class ProjectGroup {
  @PrimaryGeneratedColumn() groupNo!: number;
  @ManyToOne(() => TeamLeader, { onDelete: "SET NULL" }) teamLeader!: TeamLeader;
  @ManyToMany(() => StaffMember) @JoinTable() groupMembers!: StaffMember[];
}
