import { Column, Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from "typeorm";

@Entity()
export class Sale {
  @PrimaryGeneratedColumn() id!: number;
  @Column() shop!: string;
  @Column("decimal", { precision: 10, scale: 2 }) amount!: string;
}

@ViewEntity({
  materialized: true,
  expression: `SELECT "shop", sum("amount") AS "total" FROM "sale" GROUP BY "shop"`,
})
@Index("ix_total", ["total"])
export class Totals {
  @Index({ unique: true }) @ViewColumn() shop!: string;
  @ViewColumn() total!: string;
}
