/** Defaults at the edges of their types, and written as another type than the column's. */
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Extremes {
  @PrimaryGeneratedColumn() id!: number;
  @Column("int", { default: 2147483647 }) int!: number;
  @Column("int", { default: -2147483648 }) least!: number;
  @Column("bigint", { default: "-9223372036854775808" }) bigint!: string;
  @Column("bigint", { default: "9223372036854775807" }) most!: string;
  @Column("numeric", { default: 1e21 }) large!: string;
  @Column("numeric", { default: 1e-7 }) small!: string;
  @Column("numeric", { default: "NaN" }) nan!: string;
  @Column("float", { default: "Infinity" }) infinity!: number;
  @Column("float", { default: Number.NEGATIVE_INFINITY }) negative!: number;
  @Column("real", { default: 0.1 }) real!: number;
  @Column("numeric", { precision: 10, scale: 2, default: "3.1" }) price!: string;
  @Column("numeric", { precision: 10, scale: 2, default: 0 }) zero!: string;
  @Column("money", { default: "12.5" }) money!: string;
  @Column("varchar", { default: 12 }) numberAsText!: string;
  @Column("varchar", { default: true }) truthAsText!: string;
  @Column("int", { default: "7" }) textAsNumber!: number;
  @Column("boolean", { default: "t" }) textAsTruth!: boolean;
  @Column("boolean", { default: () => "1 = 1" }) expression!: boolean;
  @Column({ type: "bit", length: 3, default: "101" }) bits!: string;
  @Column("varbit", { default: "" }) noBits!: string;
  @Column("char", { length: 4, default: "ab" }) padded!: string;
  @Column("date", { default: "infinity" }) always!: string;
  @Column("time", { default: "24:00:00" }) midnight!: string;
  @Column("timestamptz", { default: "2020-06-01 12:00:00+02" }) moment!: Date;
  @Column({ type: "timestamp", precision: 0, default: "2020-06-01T12:00:00.999" }) rounded!: Date;
  @Column("interval", { default: "1 year 2 mons -3 days 04:05:06.7" }) span!: string;
  @Column("json", { default: { b: 1, a: [true, null, "its"], c: { d: 'ü\n"' } } }) json!: object;
  @Column("jsonb", { default: [] }) list!: unknown[];
  @Column("jsonb", { default: "{}" }) textAsJson!: object;
  @Column("jsonb", { default: () => `'{"a": 1}'` }) called!: object;
  @Column("simple-array", { default: "a,b" }) simple!: string[];
  @Column("simple-json", { default: { a: 1 } }) simpleJson!: object;
  @Column("uuid", { default: "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11" }) uuid!: string;
  @Column("inet", { default: "::1/128" }) inet!: string;
  @Column("int4range", { default: "[1,5]" }) range!: string;
  @Column("tstzrange", { default: "[2020-01-01,)" }) period!: string;
  @Column("xml", { default: "<a/>" }) xml!: string;
  @Column("tsvector", { default: "a b" }) words!: string;
  @Column("text", { default: "line\nbreak\ttab \\n" }) lines!: string;
  @Column("text", { default: "  " }) blanks!: string;
  @Column("text", { default: "NULL" }) wordNull!: string;
  @Column("text", { default: "true" }) wordTrue!: string;
  @Column("text", { default: "now()" }) wordNow!: string;
  @Column("text", { default: () => "NULL" }) nothing!: string;
}
