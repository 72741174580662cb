import {
  Column,
  Entity,
  Index,
  MaterializedView,
  Policy,
  PrimaryGeneratedColumn,
  RowSecurity,
  sql,
  Trigger,
  View,
} from "@schemix/migrate";
import { touch } from "./functions.js";

@Entity()
@Trigger({ timing: "before", on: "update", forEach: "row", execute: touch })
@RowSecurity()
@Policy({ for: "select", using: sql`NOT is_hidden` })
export class Member {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("text")
  name!: string;

  @Column("email", { unique: true })
  email!: string;

  @Column("text")
  country!: string;

  @Column("boolean", { default: false })
  isHidden!: boolean;

  @Column("timestamptz", { default: sql`now()` })
  updatedAt!: Date;
}

@View({ as: sql`SELECT id, name, initials(name) AS initials FROM member WHERE NOT is_hidden` })
export class Badge {
  @Column("bigint")
  id!: number;

  @Column("text")
  name!: string;

  @Column("text")
  initials!: string;
}

@MaterializedView({ as: sql`SELECT country, count(*) AS members FROM member GROUP BY country` })
export class CountryTotal {
  @Index({ unique: true })
  @Column("text")
  country!: string;

  @Column("bigint")
  members!: bigint;
}
