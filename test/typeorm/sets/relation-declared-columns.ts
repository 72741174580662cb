/** Relations whose columns are properties as well, and columns that several relations share. */
import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  RelationId,
} from "typeorm";

@Entity()
export class Tenant {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column({ unique: true, length: 30 }) code!: string;
  @OneToMany(
    () => Account,
    ({ tenant }) => tenant,
  )
  accounts!: Account[];
}

@Entity()
export class Account {
  @PrimaryColumn("uuid", { name: "tenant_id" }) tenantId!: string;
  @PrimaryColumn("bigint") no!: string;
  @ManyToOne(
    () => Tenant,
    ({ accounts }) => accounts,
    { onDelete: "CASCADE", nullable: false },
  )
  @JoinColumn({ name: "tenant_id" })
  tenant!: Tenant;
}

@Entity()
export class Entry {
  @PrimaryGeneratedColumn("increment", { type: "bigint" }) id!: string;
  @Column({ name: "tenant_id", type: "uuid" }) tenantId!: string;
  @Column({ name: "account_no", type: "bigint", nullable: true }) accountNo!: string;
  @Column({ type: "bigint", nullable: true }) counterNo!: string;
  @ManyToOne(() => Tenant) @JoinColumn({ name: "tenant_id" }) tenant!: Tenant;
  @ManyToOne(() => Account)
  @JoinColumn([
    { name: "tenant_id", referencedColumnName: "tenantId" },
    { name: "account_no", referencedColumnName: "no" },
  ])
  account!: Account;
  @ManyToOne(() => Account, { createForeignKeyConstraints: false })
  @JoinColumn([
    { name: "tenant_id", referencedColumnName: "tenantId" },
    { name: "counterNo", referencedColumnName: "no" },
  ])
  counter!: Account;
  @ManyToOne(() => Tenant, { nullable: true, onUpdate: "CASCADE" })
  @JoinColumn({ name: "by_code", referencedColumnName: "code", foreignKeyConstraintName: "entry_by_code" })
  byCode!: Tenant | null;
  @OneToOne(() => Entry, { nullable: true }) @JoinColumn() next!: Entry | null;
  @RelationId(({ next }: Entry) => next) nextId!: string | null;
}
