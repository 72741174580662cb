/** Materialized views over views over materialized views, with indexes, in two schemas. */
import {
  Column,
  type DataSource,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const setup = `CREATE SCHEMA "sums"`;

@Entity()
export class Visit {
  @PrimaryGeneratedColumn() id!: number;
  @Column() page!: string;
  @Column("date") day!: string;
}

@ViewEntity({
  materialized: true,
  schema: "sums",
  name: "days",
  expression: (dataSource: DataSource) =>
    dataSource
      .createQueryBuilder()
      .select("v.day", "day")
      .addSelect("v.page", "page")
      .addSelect("COUNT(*)", "visits")
      .from(Visit, "v")
      .groupBy("v.day")
      .addGroupBy("v.page"),
})
@Index("days_of_pages", ["page", "day"], { unique: true })
export class Days {
  @ViewColumn() day!: string;
  @Index() @ViewColumn() page!: string;
  @ViewColumn() visits!: string;
}

@ViewEntity({
  dependsOn: [Days],
  expression: `SELECT page, sum(visits) AS visits FROM sums.days GROUP BY page`,
})
export class Pages {
  @ViewColumn() page!: string;
  @ViewColumn() visits!: string;
}

@ViewEntity({
  name: "Best Pages",
  materialized: true,
  dependsOn: [Pages],
  expression: `SELECT page AS "Page", visits FROM pages WHERE visits > 100`,
})
@Index(["name"], { where: `"Page" <> ''` })
export class Best {
  @ViewColumn({ name: "Page" }) name!: string;
}
