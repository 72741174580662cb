/** Defaults that functions say in SQL, also with functions and types of people. */
import { Column, Entity, PrimaryColumn } from "typeorm";

export const setup = `
  CREATE SCHEMA "tools";
  CREATE FUNCTION "tools"."Next Code"(prefix text, width integer DEFAULT 3) RETURNS text LANGUAGE sql VOLATILE
    AS $$ SELECT prefix || lpad((random() * 100)::int::text, width, '0') $$;
  CREATE FUNCTION shout(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper($1) $$;
`;

@Entity()
export class Called {
  @PrimaryColumn({ default: () => `"tools"."Next Code"('a')` }) code!: string;
  @Column({ default: () => `tools."Next Code"(prefix => 'b', width => 5)` }) named!: string;
  @Column({ default: () => "shout('x'::text)" }) shouted!: string;
  @Column("timestamptz", { default: () => "timezone('utc', now())" }) utc!: Date;
  @Column("timestamptz", { default: () => "(now() AT TIME ZONE 'UTC')" }) zoned!: Date;
  @Column("timestamp", { default: () => "(CURRENT_TIMESTAMP + interval '1 day')" }) tomorrow!: Date;
  @Column({ type: "timestamp", precision: 3, default: () => "CURRENT_TIMESTAMP(3)" }) precise!: Date;
  @Column({ type: "timestamptz", precision: 6, default: () => "LOCALTIMESTAMP(6)" }) local!: Date;
  @Column("date", { default: () => "CURRENT_DATE" }) today!: string;
  @Column("time", { default: () => "LOCALTIME" }) now!: string;
  @Column("bigint", { default: () => "(extract(epoch from clock_timestamp()) * 1000)::bigint" })
  millis!: string;
  @Column("int", { default: () => "EXTRACT(YEAR FROM now())" }) year!: number;
  @Column({ default: () => "CURRENT_USER" }) user!: string;
  @Column({ default: () => "current_setting('app.user', true)" }) setting!: string;
  @Column({ default: () => "'a' || 'b'" }) joined!: string;
  @Column({ default: () => "concat_ws('-', 'a', 'b')" }) concatenated!: string;
  @Column({ default: () => "md5(random()::text)" }) hash!: string;
  @Column({ default: () => "(CASE WHEN true THEN 'y' ELSE 'n' END)" }) chosen!: string;
  @Column("text", { array: true, default: () => "ARRAY['a', 'b']" }) list!: string[];
  @Column("text", { array: true, default: () => "ARRAY[]::text[]" }) none!: string[];
  @Column("text", { array: true, default: () => "'{}'::text[]" }) cast!: string[];
  @Column("jsonb", { default: () => "jsonb_build_object('a', 1)" }) built!: object;
  @Column("jsonb", { default: () => "'[]'::jsonb" }) castJson!: object;
  @Column("int", { default: () => "1 + 2 * 3" }) sum!: number;
  @Column("numeric", { default: () => "round(1.005, 2)" }) round!: string;
  @Column("boolean", { default: () => "FALSE" }) no!: boolean;
  @Column("uuid", { default: () => "gen_random_uuid()" }) uuid!: string;
  @Column("point", { default: () => "point(1, 2)" }) point!: string;
  @Column("bytea", { default: () => "decode('00ff', 'hex')" }) bytes!: Buffer;
  @Column("interval", { default: () => "make_interval(days => 3)" }) days!: string;
}
