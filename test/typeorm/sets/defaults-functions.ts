import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Functions {
  @PrimaryColumn() id!: number;
  @Column("timestamptz", { default: () => "now()" }) now!: Date;
  @Column("timestamptz", { default: () => "CURRENT_TIMESTAMP" }) current!: Date;
  @Column({ type: "timestamptz", precision: 3, default: () => "CURRENT_TIMESTAMP(3)" }) precise!: Date;
  @Column("timestamp", { default: () => "LOCALTIMESTAMP" }) local!: Date;
  @Column("date", { default: () => "CURRENT_DATE" }) today!: string;
  @Column("timetz", { default: () => "CURRENT_TIME" }) time!: string;
  @Column("time", { default: () => "LOCALTIME" }) localTime!: string;
  @Column("timestamptz", { default: () => "now() + interval '1 day'" }) tomorrow!: Date;
  @Column("uuid", { default: () => "gen_random_uuid()" }) uuid!: string;
  @Column("text", { default: () => "'it''s'" }) quoted!: string;
  @Column("text", { default: () => "upper('x') || LOWER('Y')" }) concatenated!: string;
  @Column("int", { default: () => "(1 + 2) * 3" }) sum!: number;
  @Column("text", { default: () => "current_setting('app.tenant', true)" }) tenant!: string;
}
