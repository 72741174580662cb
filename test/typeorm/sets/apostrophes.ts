import { Column, Entity, PrimaryColumn } from "typeorm";

export const only = "1";

@Entity({ comment: "It's a table" })
export class Apostrophes {
  @PrimaryColumn({ comment: "It's one" }) id!: number;
  @Column("json", { default: { text: "it's quoted" } }) json!: object;
  @Column({ default: "it''s doubled" }) doubled!: string;
}
