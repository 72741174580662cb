/** Views over views, by text and by query builder, materialized ones with indexes, and comments beside them. */
import {
  Column,
  type DataSource,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

@Entity()
export class Sale {
  @PrimaryGeneratedColumn() id!: number;
  @Column() shop!: string;
  @Column("numeric", { precision: 10, scale: 2 }) amount!: string;
  @Column("date", { default: () => "CURRENT_DATE" }) day!: string;
}

@ViewEntity({ expression: `SELECT "shop", sum("amount") AS total FROM "sale" GROUP BY "shop"` })
export class ShopTotal {
  @ViewColumn() shop!: string;
  @ViewColumn() total!: string;
}

@ViewEntity({
  name: "best_shops",
  dependsOn: [ShopTotal],
  expression: (source: DataSource) =>
    source
      .createQueryBuilder()
      .select("t.shop", "shop")
      .addSelect("t.total", "total")
      .from(ShopTotal, "t")
      .where("t.total > 100"),
})
export class BestShop {
  @ViewColumn() shop!: string;
  @ViewColumn() total!: string;
}

@ViewEntity({
  name: "daily",
  materialized: true,
  expression: `SELECT "day", count(*)::int AS "salesOfDay", max("id") AS last FROM "sale" GROUP BY 1;`,
})
@Index("daily_sales", ["sales", "last"])
export class Daily {
  @Index({ unique: true }) @ViewColumn() day!: string;
  @ViewColumn({ name: "salesOfDay" }) sales!: number;
  @ViewColumn() last!: number;
}

@ViewEntity({ name: "left_alone", synchronize: false, expression: "SELECT 1 AS one" })
export class LeftAlone {
  @ViewColumn() one!: number;
}
