import {
  Column,
  Entity,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const setup = `
  CREATE TABLE "legacy" ("id" integer PRIMARY KEY, "text" text, "more" xml);
  CREATE TABLE "hand_made" ("thingId" integer, "legacyId" integer);
`;

@Entity({ synchronize: false })
export class Legacy {
  @PrimaryColumn() id!: number;
  @Column("varchar", { length: 5 }) text!: string;
}

@Entity()
export class Thing {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Legacy) legacy!: Legacy;
  @ManyToMany(() => Legacy) @JoinTable({ name: "hand_made", synchronize: false }) all!: Legacy[];
}

@ViewEntity({ synchronize: false, expression: "SELECT no_such_thing" })
export class NoView {
  @ViewColumn() id!: number;
}
