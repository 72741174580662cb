import { Column, Entity, PrimaryColumn } from "@schemix/migrate";

@Entity()
export class Visit {
  @PrimaryColumn("text") path!: string;
  @Column("int", { default: 0 }) count!: number;
}
