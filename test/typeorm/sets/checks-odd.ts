/** Conditions as people write them: lines, comments, casts, functions, on properties and twice. */
import { Check, Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE FUNCTION is_code(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length($1) = 3'`;

@Entity()
@Check(`
  "from" IS NULL OR -- open at the start
  "to" IS NULL OR
  "from" < "to"
`)
@Check("text ~ '^[a-z]+\\\\d{2,}$'")
@Check("kind IN ('a', 'b') AND size BETWEEN 1 AND 10 OR kind = 'it''s'")
@Check(`data ? 'key' AND jsonb_typeof(data -> 'list') = 'array'`)
@Check("coalesce(array_length(tags, 1), 0) <= 3")
@Check("is_code(text)")
@Check("one", 'num_nonnulls("from", "to") = 1')
@Check("two", 'num_nonnulls("from", "to") = 1')
@Check("(size > 0)")
@Check("((size)::numeric > (0)::numeric)")
@Check("NOT (size = 3 AND kind <> ALL (ARRAY['x', 'y']))")
@Check("CASE WHEN kind = 'a' THEN size > 1 ELSE true END")
@Check('upper(text) = upper(text) COLLATE "C"')
@Check("1 = 1")
export class Checked {
  @PrimaryGeneratedColumn() id!: number;
  @Column("date", { nullable: true }) from!: string;
  @Column("date", { nullable: true }) to!: string;
  @Check("text_not_empty", "text <> ''") @Column() text!: string;
  @Column() kind!: string;
  @Check('"size" % 2 = 0') @Column() size!: number;
  @Column("jsonb") data!: object;
  @Column("text", { array: true }) tags!: string[];
}
