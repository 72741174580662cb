import { Check, Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { Sale } from "./sale.entity.js";

export enum CustomerKind {
  Person = "person",
  Company = "company",
}

/** On SQL Server what a customer was is kept in `customer_history` for two years. */
@Entity({ comment: "People and companies who buy", mssql: { temporal: { retention: "2 YEARS" } } })
@Check(sql`position('@' in email) > 1`, { mssql: { expression: sql`charindex(N'@', email) > 1` } })
export class Customer {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("string", { length: 320, unique: true, comment: "Also the name to sign in with" })
  email!: string;

  /** A type of its own on PostgreSQL; text and a check on SQL Server. */
  @Column({ enum: CustomerKind, enumName: "customer_kind", default: CustomerKind.Person })
  kind!: CustomerKind;

  @Column("string", { length: 2, ascii: true, comment: "ISO 3166" })
  country!: string;

  /** Few have one: NULL takes no room on SQL Server. */
  @Index({ where: sql`vat_number is not null`, unique: true })
  @Column("string", { length: 20, ascii: true, nullable: true, mssql: { sparse: true } })
  vatNumber!: string | null;

  @Column("timestamptz", { default: sql`now()`, mssql: { default: sql`sysdatetimeoffset()` } })
  createdAt!: Date;

  @OneToMany(() => Sale, (sale) => sale.customer)
  sales!: Sale[];
}
