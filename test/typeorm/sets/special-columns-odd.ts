/** Special columns of other types than the usual ones, and numbers that count beside the key. */
import {
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from "typeorm";
@Entity()
export class A1 {
  @PrimaryGeneratedColumn("increment", { type: "int4", name: "aid" }) id!: number;
  @CreateDateColumn({ type: "date" }) a!: unknown;
  @UpdateDateColumn({ type: "time", default: () => "CURRENT_TIME" } as never) b!: unknown;
  @DeleteDateColumn({ type: "timestamp", precision: 1, nullable: true }) c!: unknown;
  @VersionColumn({ type: "bigint", default: 7 } as never) d!: unknown;
  @CreateDateColumn({ type: "timestamp without time zone", default: () => "LOCALTIMESTAMP(2)", precision: 2 })
  e!: unknown;
  @UpdateDateColumn({ type: "timestamptz", nullable: true, default: null } as never) f!: unknown;
  @CreateDateColumn({ type: "timestamptz", precision: 3, default: () => "CURRENT_TIMESTAMP(3)" }) g!: unknown;
  @CreateDateColumn({ default: () => "timezone('utc'::text, now())" }) h!: unknown;
  @DeleteDateColumn({ type: "bigint" as never, nullable: true, default: () => "NULL" }) i!: unknown;
  @UpdateDateColumn({ type: "int" as never, default: () => "extract(epoch from now())::int" }) j!: unknown;
  @VersionColumn({ name: "ROW VERSION" }) k!: unknown;
}
@Entity()
export class A2 {
  @PrimaryColumn({ generated: "uuid", type: "uuid" } as never) id!: string;
  @PrimaryColumn({ generated: true, type: "int" } as never) n!: number;
}
@Entity()
export class A3 {
  @PrimaryColumn({ type: "varchar", generated: "uuid" } as never) id!: string;
}
@Entity()
export class A4 {
  @PrimaryColumn({ type: "varchar", length: 26, default: () => "md5(random()::text)" }) id!: string;
  @Column({ type: "int", generated: "increment" } as never) q!: number;
  @Column({ type: "bigint", generated: "rowid" } as never) r!: string;
}
