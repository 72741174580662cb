/** What properties say that only TypeORM's readers and writers of rows know. */
import {
  AfterLoad,
  BaseEntity,
  BeforeInsert,
  Column,
  Entity,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryGeneratedColumn,
  type Relation,
  RelationId,
} from "typeorm";

export const options = {
  entitySkipConstructor: true,
  relationLoadStrategy: "query" as const,
  isolateWhereStatements: true,
  maxQueryExecutionTime: 60_000,
  parseInt8: true,
  logNotifications: true,
  poolSize: 3,
  extra: { max: 2, statement_timeout: 60_000, application_name: "orders" },
};

@Entity({ orderBy: { placed: "DESC", no: "ASC" } })
export class Order extends BaseEntity {
  constructor(private readonly whoMade: string) {
    super();
    if (whoMade === undefined) throw new Error("An order has to be made by someone");
  }
  @PrimaryGeneratedColumn() no!: number;
  @Column("timestamptz") placed!: Date;
  @OneToMany(
    () => Line,
    ({ order }) => order,
    { cascade: ["insert", "soft-remove"], eager: true, orphanedRowAction: "delete" },
  )
  lines!: Line[];
  @RelationId((order: Order) => order.lines) lineIds!: number[];
  @OneToOne(
    () => Bill,
    ({ order }) => order,
  )
  bill!: Relation<Bill>;
  @ManyToMany(() => Order, { lazy: true, cascade: true }) @JoinTable() related!: Promise<Order[]>;
  @RelationId((order: Order) => order.related) relatedNos!: number[];
  get maker(): string {
    return this.whoMade;
  }
  @AfterLoad() loaded(): void {}
  @BeforeInsert() inserting(): void {}
}

@Entity()
export class Line {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(
    () => Order,
    ({ lines }) => lines,
    { orphanedRowAction: "soft-delete", persistence: false, lazy: true },
  )
  order!: Promise<Order>;
  @RelationId((line: Line) => line.order) orderNo!: number;
  #title = "";
  @Column({ transformer: [{ to: String, from: String }] }) get title(): string {
    return this.#title;
  }
  set title(value: string) {
    this.#title = value;
  }
}

@Entity()
export class Bill {
  @PrimaryGeneratedColumn() id!: number;
  @OneToOne(
    () => Order,
    ({ bill }) => bill,
    { createForeignKeyConstraints: false, nullable: false },
  )
  @JoinColumn()
  order!: Order;
  @ManyToOne(() => Bill, { createForeignKeyConstraints: false, nullable: true }) corrects!: Bill | null;
}
