/** Options that mean something on other databases only, or to readers of rows. */
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

const others = (options: object): object => options;

@Entity({ engine: "InnoDB", withoutRowid: true, comment: "said to MySQL", orderBy: "no" } as object)
export class Elsewhere {
  @PrimaryGeneratedColumn({ unsigned: true, zerofill: true } as object) id!: number;
  @Column("int", { unsigned: true }) no!: number;
  @Column({ type: "int", ...others({ zerofill: true, width: 5 }) }) padded!: number;
  @Column("varchar", { length: 12, ...others({ width: 3 }) }) text!: string;
  @Column("varchar", { length: "20" }) textual!: string;
  @Column("varchar", { length: "" }) endless!: string;
  @Column({ type: "timestamp", onUpdate: "CURRENT_TIMESTAMP", default: () => "CURRENT_TIMESTAMP" })
  seen!: Date;
  @Column({ type: "date", ...others({ utc: true }) }) day!: string;
  @Column({ type: "timestamptz", precision: null }) moment!: Date;
  @Column("decimal", { scale: 2 }) scaled!: string;
  @Column({ type: "point", spatialFeatureType: "Point", srid: 4326 }) place!: string;
  @Column({ type: "int", ...others({ hstoreType: "string" }) }) plain!: number;
  @Column({ type: "double precision", ...others({ unsigned: false, charset: undefined }) }) ratio!: number;
  @Column({ type: "jsonb", select: false, insert: false, update: false }) hidden!: object;
  @Column({ type: "int", generatedType: "STORED" }) noExpression!: number;
}
