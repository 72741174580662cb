import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Values {
  @PrimaryColumn() id!: number;
  @Column({ default: "plain" }) text!: string;
  @Column({ default: "" }) empty!: string;
  @Column("text", { default: "two words; and -- more" }) words!: string;
  @Column({ default: "it''s doubled by its author" }) doubled!: string;
  @Column("text", { default: "back\\slash" }) backslash!: string;
  @Column({ default: 0 }) zero!: number;
  @Column({ default: -1 }) negative!: number;
  @Column("bigint", { default: 9007199254740991 }) big!: string;
  @Column("bigint", { default: "42" }) bigText!: string;
  @Column("decimal", { precision: 10, scale: 2, default: 1.5 }) price!: string;
  @Column("float", { default: -0.25 }) ratio!: number;
  @Column({ default: true }) yes!: boolean;
  @Column({ default: false }) no!: boolean;
  @Column("varchar", { default: null }) nothing!: string | null;
  @Column("date", { default: "2020-02-29" }) day!: string;
  @Column("timestamptz", { default: "2020-01-01T00:00:00Z" }) moment!: Date;
  @Column("uuid", { default: "00000000-0000-0000-0000-000000000000" }) nil!: string;
  @Column("interval", { default: "1 day" }) span!: string;
  @Column("inet", { default: "127.0.0.1" }) address!: string;
  @Column("point", { default: "(0,0)" }) point!: string;
  @Column("bytea", { default: "\\x00ff" }) bytes!: Buffer;
}
