/** Lengths, precisions and defaults in spellings that the server reads otherwise. */
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
@Entity({ engine: "InnoDB", withoutRowid: true } as never)
export class Multi {
  @PrimaryGeneratedColumn({ unsigned: true, zerofill: true, type: "int8" } as never) id!: string;
  @Column({ collation: "C", length: 20 } as never) a!: string;
  @Column("varchar", { length: 0 as never, nullable: true }) c!: string;
  @Column("varchar", { length: 10485760 as never, nullable: true }) d!: string;
  @Column("numeric", { precision: 1000, scale: 0, nullable: true }) e!: string;
  @Column("smallint", { nullable: true, width: 3 } as never) f!: number;
  @Column({ nullable: false, default: null } as never) g!: string;
  @Column("timestamp", { precision: 6, nullable: true }) h!: Date;
  @Column("timestamp", { precision: null as never, nullable: true }) i!: Date;
  @Column("decimal", { precision: 10, scale: null as never, nullable: true }) j!: string;
  @Column("int", { default: "5" }) k!: number;
  @Column("boolean", { default: "true" }) l!: boolean;
  @Column("boolean", { default: 0 }) m!: boolean;
  @Column("boolean", { default: "FALSE" }) n!: boolean;
  @Column("float", { default: "1.50" }) o!: number;
  @Column("date", { default: "2020-1-5" }) p!: string;
  @Column("timestamp", { default: "2020-01-01T00:00:00Z" }) q!: Date;
  @Column("timestamptz", { default: "2020-01-01 00:00:00+02" }) r!: Date;
  @Column("uuid", { default: "6B0A1B4E-4A1F-4C7C-8B3E-000000000000" }) s!: string;
  @Column("time", { default: "9:00" }) t!: string;
  @Column("numeric", { default: "007" }) u!: string;
  @Column("jsonb", { default: "{}" }) v!: unknown;
  @Column("jsonb", { default: `{"b":1,  "a":2}` }) w!: unknown;
  @Column("int", { default: () => "'5'" }) x!: number;
  @Column("int", { default: () => "5::bigint" }) y!: number;
  @Column("varchar", { default: () => "NULL", nullable: true }) z!: string;
}
