/** Sets of TypeORM's entities for SQL Server: every type, default, key and relation that TypeORM has there. */
import { type DataSource, EntitySchema, type EntitySchemaColumnOptions } from "typeorm";
import { schemas } from "./typeorm-schemas.js";

/** A line of TypeORM: what its decorators write down it alone can read. */
export type Orm = typeof import("typeorm");

const types = [
  [
    "int",
    "bigint",
    "bit",
    "decimal",
    "money",
    "numeric",
    "smallint",
    "smallmoney",
    "tinyint",
    "float",
    "real",
    "date",
  ],
  [
    "datetime2",
    "datetime",
    "datetimeoffset",
    "smalldatetime",
    "time",
    "char",
    "varchar",
    "text",
    "nchar",
    "nvarchar",
  ],
  [
    "ntext",
    "binary",
    "image",
    "varbinary",
    "hierarchyid",
    "sql_variant",
    "uniqueidentifier",
    "xml",
    "geometry",
  ],
  ["geography", "uuid", "integer", "dec", "double precision", "simple-array", "simple-json"],
].flat() as NonNullable<EntitySchemaColumnOptions["type"]>[];

const id: EntitySchemaColumnOptions = { type: "int", primary: true, generated: "increment" };

function schemaOf(name: string, columns: Record<string, object>): EntitySchema {
  return new EntitySchema({
    name,
    columns: { id, ...(columns as Record<string, EntitySchemaColumnOptions>) },
  });
}

const everyType = (shape: object): Record<string, object> =>
  Object.fromEntries(types.map((type) => [String(type).replaceAll(/\W/g, "_"), { ...shape, type }]));

const sized = schemaOf("sized", {
  max: { type: "nvarchar", length: "MAX" },
  varcharMax: { type: "varchar", length: "max" },
  short: { type: "varchar", length: 12, collation: "Latin1_General_BIN2" },
  wide: { type: "nchar", length: 3 },
  bytes: { type: "varbinary", length: "MAX" },
  fixed: { type: "binary", length: 16 },
  price: { type: "decimal", precision: 12, scale: 2 },
  count: { type: "numeric", precision: 9 },
  at: { type: "datetime2", precision: 3 },
  zoned: { type: "datetimeoffset", precision: 0 },
  hour: { type: "time", precision: 2 },
  text: { type: String },
  number: { type: Number },
  flag: { type: Boolean },
  day: { type: Date },
});

const defaults = schemaOf("defaults", {
  zero: { type: "int", default: 0 },
  minus: { type: "decimal", precision: 5, scale: 2, default: -1.5 },
  yes: { type: "bit", default: true },
  no: { type: Boolean, default: false },
  text: { type: "nvarchar", default: "a b" },
  empty: { type: "varchar", default: "" },
  doubled: { type: "nvarchar", default: "it''s" },
  now: { type: "datetime2", default: () => "CURRENT_TIMESTAMP" },
  utc: { type: "datetimeoffset", default: () => "SYSUTCDATETIME()" },
  key: { type: "uniqueidentifier", default: () => "NEWID()" },
  nothing: { type: "int", nullable: true, default: null },
  kind: { type: "simple-enum", enum: ["small", "large"], default: "small" },
  level: { type: "simple-enum", enum: [1, 2], nullable: true },
});

/** Keys, constraints, indexes and relations. */
function shopBy({
  Check,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
  VersionColumn,
}: Orm) {
  @Entity()
  class Customer {
    @PrimaryGeneratedColumn("uuid") id!: string;
    @Column({ unique: true }) email!: string;
    @Column({ type: "varchar", length: 10, unique: true }) code!: string;
    @CreateDateColumn() createdAt!: Date;
    @UpdateDateColumn({ type: "datetimeoffset" }) updatedAt!: Date;
    @DeleteDateColumn() deletedAt!: Date;
    @VersionColumn() version!: number;
    @Column({ comment: "no comment is written", nullable: true }) note!: string;
  }

  @Entity({ name: "order", schema: "sales" })
  @Index(["customer", "placed"])
  @Index("ix_open", ["placed"], { where: '"closed" IS NULL', unique: true })
  @Unique(["number", "placed"])
  @Unique("uq_by_hand", ["number"])
  @Check("ck_number", '"number" > 0')
  @Check(`"placed" > '2000-01-01'`)
  class Order {
    @PrimaryGeneratedColumn("increment", { type: "bigint", primaryKeyConstraintName: "pk_order" })
    id!: string;
    @Column("int") number!: number;
    @Column("date") placed!: string;
    @Column("date", { nullable: true }) closed!: string;
    @Column({ type: "int", asExpression: '"number" * 2', generatedType: "STORED" }) twice!: number;
    @Column({ type: "int", asExpression: '"number" * 3' }) thrice!: number;
    @ManyToOne(() => Customer, { onDelete: "CASCADE", deferrable: "INITIALLY DEFERRED" }) customer!: Customer;
    @ManyToOne(() => Customer, { nullable: false })
    @JoinColumn({ name: "payer", foreignKeyConstraintName: "fk_payer" })
    payer!: Customer;
    @ManyToOne(() => Customer) @JoinColumn({ name: "code", referencedColumnName: "code" }) byCode!: Customer;
    @OneToOne(() => Customer) @JoinColumn() first!: Customer;
    @ManyToMany(() => Customer) @JoinTable() watchers!: Customer[];
  }

  @Entity()
  class Line {
    @PrimaryColumn("int") no!: number;
    @PrimaryColumn("uniqueidentifier") part!: string;
    @ManyToOne(() => Order, { onDelete: "SET NULL", onUpdate: "CASCADE" }) order!: Order;
  }

  return { Customer, Order, Line };
}

/** Trees of two kinds. */
function treesBy({ Entity, PrimaryGeneratedColumn, Tree, TreeChildren, TreeParent }: Orm) {
  @Entity()
  @Tree("closure-table")
  class Group {
    @PrimaryGeneratedColumn() id!: number;
    @TreeChildren() children!: Group[];
    @TreeParent() parent!: Group;
  }

  @Entity()
  @Tree("materialized-path")
  class Path {
    @PrimaryGeneratedColumn() id!: number;
    @TreeChildren() children!: Path[];
    @TreeParent() parent!: Path;
  }

  return { Group, Path };
}

/** Views of every kind that TypeORM has, those too that it makes as plain ones here. */
export function viewsBy({ Column, Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity }: Orm) {
  @Entity()
  class Client {
    @PrimaryGeneratedColumn() id!: number;
    @Column() name!: string;
    @Column({ nullable: true }) gone!: boolean;
  }

  @ViewEntity({ expression: "SELECT id, name FROM client WHERE gone = 0 AND id BETWEEN 1 AND 9" })
  class Present {
    @ViewColumn() id!: number;
    @ViewColumn() name!: string;
  }

  @ViewEntity({
    name: "by name",
    schema: "reports",
    dependsOn: [Present],
    expression: (source: DataSource) =>
      source
        .createQueryBuilder()
        .select("c.name", "name")
        .addSelect("COUNT(*)", "n")
        .from(Client, "c")
        .groupBy("c.name"),
  })
  class ByName {
    @ViewColumn() name!: string;
    @ViewColumn({ name: "n" }) count!: number;
  }

  @ViewEntity({ materialized: true, expression: "SELECT id FROM client;" })
  class Kept {
    @Index() @ViewColumn() id!: number;
  }

  @ViewEntity({ synchronize: false, expression: "SELECT id FROM client" })
  class Elsewhere {
    @ViewColumn() id!: number;
  }

  return [Client, Present, ByName, Kept, Elsewhere];
}

interface EntitySet {
  readonly entities: readonly unknown[];
  readonly entityPrefix?: string;
  readonly schema?: string;
}

/** Those of the decorators of one line, and of schemas, which both read. */
export function setsBy(orm: Orm): Readonly<Record<string, EntitySet>> {
  const [{ Customer, Order, Line }, { Group, Path }] = [shopBy(orm), treesBy(orm)];
  return {
    "have every type": {
      entities: [schemaOf("plain", everyType({})), schemaOf("nullable", everyType({ nullable: true }))],
    },
    "have lengths, precisions and types of properties": { entities: [sized] },
    "have defaults and enums": { entities: [defaults] },
    "have keys, constraints, indexes and relations": { entities: [Customer, Order, Line] },
    "are trees": { entities: [Group, Path] },
    "have a prefix and a schema": {
      entities: [Customer, Group, defaults],
      entityPrefix: "app_",
      schema: "shop",
    },
    ...Object.fromEntries(Object.entries(schemas).map(([name, entities]) => [name, { entities }])),
  };
}
