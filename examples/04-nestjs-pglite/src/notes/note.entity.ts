import { Check, Column, Entity, PrimaryGeneratedColumn, sql } from "@schemix/migrate";

@Entity()
@Check(sql`body <> ''`)
export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") body!: string;
  @Column("timestamptz", { default: sql`now()` }) createdAt!: Date;
}
