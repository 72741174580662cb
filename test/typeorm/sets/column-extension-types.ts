import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class FromExtensions {
  @PrimaryColumn("citext") id!: string;
  @Column("hstore") pairs!: object;
  @Column("hstore", { hstoreType: "string", nullable: true }) text!: string | null;
  @Column("ltree") place!: string;
  @Column("cube") cube!: number[];
}
