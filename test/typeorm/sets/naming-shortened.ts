/** A naming strategy that shortens what is too long for another database, with a prefix, schemas and junction tables. */

import { createHash } from "node:crypto";
import {
  Check,
  Column,
  DefaultNamingStrategy,
  Entity,
  Exclusion,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

const short = (s: string) =>
  s.length <= 30 ? s : `${s.slice(0, 21)}_${createHash("md5").update(s).digest("hex").slice(0, 8)}`;
const n = (t: unknown): string =>
  (typeof t === "string" ? t : (t as { name: string }).name).replace(/^.*\./, "");
class Oracleish extends DefaultNamingStrategy {
  override tableName(c: string, g?: string) {
    return short((g ?? c).toUpperCase());
  }
  override columnName(p: string, g: string | undefined, pre: string[]) {
    return short([...pre, g ?? p].join("_").toUpperCase());
  }
  override relationName(p: string) {
    return p;
  }
  override primaryKeyName(t: unknown, c: string[]) {
    return short(`PK_${n(t)}_${[...c].sort().join("_")}`);
  }
  override uniqueConstraintName(t: unknown, c: string[]) {
    return short(`UQ_${n(t)}_${c.join("_")}`);
  }
  override relationConstraintName(t: unknown, c: string[], w?: string) {
    return short(`REL_${n(t)}_${c.join("_")}${w ?? ""}`);
  }
  override foreignKeyName(t: unknown, c: string[], rp?: string, rc?: string[]) {
    return short(`FK_${n(t)}_${c.join("_")}_${n(rp ?? "")}_${(rc ?? []).join("_")}`);
  }
  override indexName(t: unknown, c: string[], w?: string) {
    return short(`IX_${n(t)}_${c.join("_")}${w ? "_W" : ""}`);
  }
  override checkConstraintName(t: unknown, e: string) {
    return short(`CK_${n(t)}_${e}`);
  }
  override exclusionConstraintName(t: unknown, e: string) {
    return short(`XC_${n(t)}_${e}`);
  }
  override joinColumnName(r: string, c: string) {
    return short(`${r}_${c}`.toUpperCase());
  }
  override joinTableName(a: string, b: string, pa: string) {
    return short(`${a}_${pa}_${b}`.toUpperCase());
  }
  override joinTableColumnName(t: string, p: string, c?: string) {
    return short(`${t}_${c ?? p}`.toUpperCase());
  }
  override joinTableInverseColumnName(t: string, p: string, c?: string) {
    return short(`INV_${t}_${c ?? p}`.toUpperCase());
  }
  override joinTableColumnDuplicationPrefix(c: string, i: number) {
    return `${c}__${i}`;
  }
  override prefixTableName(p: string, t: string) {
    return short(`${p}${t}`);
  }
}
export const options = { namingStrategy: new Oracleish(), entityPrefix: "APP1_", schema: "Fin" };
export const setup = `CREATE SCHEMA "Fin"; CREATE SCHEMA "Ops"`;
@Entity()
@Unique(["veryLongPropertyNameOfThisAccount", "secondVeryLongPropertyName"])
@Check(`"VERYLONGPROPERTYNAMEO_" IS NULL OR true`.replace('"VERYLONGPROPERTYNAMEO_" IS NULL OR ', ""))
export class AccountingPeriodOfTheWholeYearAndMore {
  @PrimaryGeneratedColumn() accountingPeriodIdentifierNumber!: number;
  @Index() @Column() veryLongPropertyNameOfThisAccount!: string;
  @Column({ unique: true }) secondVeryLongPropertyName!: string;
  @Column("enum", { enum: ["open", "closed"], default: "{open}", array: true, nullable: true })
  stateOfTheAccountingPeriodNow!: string[];
}
@Entity({ schema: "Ops", name: "ledger_entries_of_all_the_companies_here" })
@Exclusion(`USING gist ("DURING" WITH &&)`)
@Index(["period", "during"])
export class LedgerEntryOfAccountingPeriodOfYear {
  @PrimaryGeneratedColumn("identity", { generatedIdentity: "ALWAYS" }) id!: number;
  @Column("tstzrange") during!: string;
  @ManyToOne(() => AccountingPeriodOfTheWholeYearAndMore, { onDelete: "SET NULL" }) period!: unknown;
  @OneToOne(() => AccountingPeriodOfTheWholeYearAndMore)
  @JoinColumn({ referencedColumnName: "secondVeryLongPropertyName" })
  closes!: unknown;
  @ManyToMany(() => AccountingPeriodOfTheWholeYearAndMore)
  @JoinTable()
  mentionsTheseAccountingPeriods!: object[];
  @ManyToMany(() => LedgerEntryOfAccountingPeriodOfYear)
  @JoinTable()
  relatedLedgerEntriesToThisEntry!: object[];
}
