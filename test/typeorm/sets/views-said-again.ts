/** Views whose queries the server reads back in other words than it has written, and views on those. */
import {
  Column,
  type DataSource,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const setup = "CREATE SCHEMA sales";

@Entity({ schema: "sales" })
export class Client {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @Column("timestamptz", { nullable: true }) gone!: Date;
}

@Entity({ schema: "sales" })
export class Sale {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Client) client!: Client;
  @Column("numeric", { precision: 10, scale: 2 }) sum!: string;
  @Column("enum", { enum: ["new", "paid"], default: "new" }) state!: string;
}

@ViewEntity({
  name: "client_sums",
  schema: "sales",
  expression: (source: DataSource) =>
    source
      .createQueryBuilder()
      .select("c.id", "id")
      .addSelect("c.name", "name")
      .addSelect("COALESCE(SUM(s.sum), 0)", "total")
      .from(Client, "c")
      .leftJoin(Sale, "s", "s.clientId = c.id AND s.state = 'paid'")
      .where("c.gone IS NULL AND c.name NOT IN ('a', 'b')")
      .groupBy("c.id")
      .orderBy("c.name", "DESC"),
})
export class ClientSums {
  @ViewColumn() id!: number;
  @ViewColumn() name!: string;
  @ViewColumn({ name: "total" }) sum!: string;
}

@ViewEntity({
  name: "Top Clients",
  materialized: true,
  dependsOn: [ClientSums],
  expression: `
  -- the best of them
  WITH best AS (SELECT * FROM sales.client_sums WHERE total BETWEEN 100 AND 1000 AND name IN ('x', 'y'))
  SELECT b.id, b.name AS "Name", row_number() OVER (ORDER BY b.total DESC) AS rank FROM best b;`,
})
@Index("ix_top_id", ["id"], { unique: true })
export class TopClients {
  @ViewColumn() id!: number;
  @Index("ix_top_name", { where: `"Name" <> ''` }) @ViewColumn({ name: "Name" }) called!: string;
  @ViewColumn() rank!: string;
}

@ViewEntity({
  dependsOn: ["TopClients"],
  expression: `SELECT t.id, t."Name" AS "theName", ARRAY(SELECT s.sum FROM sales.sale s WHERE s."clientId" = t.id) AS sums
    FROM "Top Clients" t WHERE t.rank BETWEEN 1 AND 10 AND t."Name" ILIKE 'a%'`,
})
export class BestOfAll {
  @ViewColumn() id!: number;
  @ViewColumn() theName!: string;
}
