/** Views as people write them: over views, with lines, comments and semicolons, made by query builders. */
import {
  Column,
  type DataSource,
  Entity,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const options = { entityPrefix: "v_" };

@Entity()
export class Sale {
  @PrimaryGeneratedColumn() id!: number;
  @Column() shop!: string;
  @Column("numeric", { precision: 10, scale: 2 }) amount!: string;
  @Column("timestamptz") at!: Date;
  @ManyToOne(() => Sale) corrects!: Sale;
}

@ViewEntity({
  name: "z_by_shop",
  expression: `
    -- what each shop has sold
    SELECT shop AS "Shop", sum(amount) AS total, count(*) FILTER (WHERE amount > 10) AS large
    FROM v_sale /* all of them */
    GROUP BY shop
    ORDER BY 2 DESC;
  `,
})
export class ByShop {
  @PrimaryColumn() Shop!: string;
  @ViewColumn({ name: "total", transformer: { from: Number, to: String } }) sum!: number;
}

@ViewEntity({
  name: "a_ranks",
  dependsOn: ["ByShop"],
  expression: `SELECT "Shop", rank() OVER (ORDER BY total) AS rank FROM v_z_by_shop`,
})
export class Ranks {
  @ViewColumn() Shop!: string;
  @ViewColumn() rank!: string;
}

@ViewEntity({
  expression: `
    WITH RECURSIVE chain(id, root) AS (
      SELECT id, id FROM v_sale WHERE "correctsId" IS NULL
      UNION ALL
      SELECT s.id, c.root FROM v_sale s JOIN chain c ON s."correctsId" = c.id
    ) SELECT * FROM chain`,
})
export class Chains {
  @ViewColumn() id!: number;
  @ViewColumn() root!: number;
}

@ViewEntity({
  expression: (dataSource: DataSource) =>
    dataSource
      .createQueryBuilder()
      .select("s.shop", "shop")
      .addSelect("date_trunc('month', s.at)", "month")
      .addSelect("SUM(s.amount)", "amount")
      .from(Sale, "s")
      .leftJoin("s.corrects", "c")
      .where("c.id IS NULL")
      .andWhere(
        (builder) =>
          `EXISTS ${builder.subQuery().select("1").from(Sale, "o").where("o.id <> s.id").getQuery()}`,
      )
      .groupBy("s.shop")
      .addGroupBy("month")
      .having("COUNT(*) > 1"),
})
export class Months {
  @ViewColumn() shop!: string;
  @ViewColumn() month!: Date;
}
