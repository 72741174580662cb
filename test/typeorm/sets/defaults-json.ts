import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Json {
  @PrimaryColumn() id!: number;
  @Column("jsonb", { default: {} }) empty!: object;
  @Column("jsonb", { default: { b: 1, a: [true, null] } }) nested!: object;
  @Column("jsonb", { default: [] }) list!: unknown[];
  @Column("jsonb", { default: [1, "two"] }) filled!: unknown[];
  @Column("jsonb", { default: "{}" }) asText!: object;
  @Column("jsonb", { default: () => "'{\"a\": 1}'" }) asSql!: object;
  @Column("json", { default: () => "'[]'::json" }) cast!: object;
  @Column("simple-json", { default: '{"x":1}' }) simple!: object;
  @Column("simple-array", { default: "a,b" }) array!: string[];
}
