import {
  Column,
  type DataSource,
  Entity,
  JoinTable,
  ManyToMany,
  PrimaryGeneratedColumn,
  Unique,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const setup = `CREATE SCHEMA "tenant"`;
export const options = { schema: "tenant" };

@Entity()
@Unique(["name", "kind"])
export class Thing {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @Column("enum", { enum: ["a", "b"], default: "a" }) kind!: string;
  @ManyToMany(() => Thing) @JoinTable() parts!: Thing[];
}

@Entity({ schema: "public" })
export class Shared {
  @PrimaryGeneratedColumn("uuid") id!: string;
}

@ViewEntity({
  expression: (dataSource: DataSource) =>
    dataSource.createQueryBuilder().select("t.name", "name").from(Thing, "t"),
})
export class Names {
  @ViewColumn() name!: string;
}
