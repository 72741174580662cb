import { Column, type DataSource, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from "typeorm";

export const setup = `CREATE SCHEMA "app"`;

@Entity({ schema: "app" })
export class Sale {
  @PrimaryGeneratedColumn() id!: number;
  @Column() shop!: string;
}

@ViewEntity({
  schema: "app",
  name: "Shops",
  expression: (dataSource: DataSource) =>
    dataSource.createQueryBuilder().select("DISTINCT s.shop", "shop").from(Sale, "s"),
})
export class Shops {
  @ViewColumn() shop!: string;
}
