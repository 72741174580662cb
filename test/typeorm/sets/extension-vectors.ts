/** Vectors of pgvector, of whole and of half precision, as lists, with defaults and with indexes. */
import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

export const extensions = ["vector"];

@Entity()
@Index(["label"], { where: `"position" IS NOT NULL` })
export class Embedding {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column() label!: string;
  @Column("vector", { length: 3 }) position!: number[];
  @Column("vector") any!: number[];
  @Column("halfvec", { length: "1536", nullable: true }) half!: number[] | null;
  @Column("halfvec") anyHalf!: number[];
  @Column("vector", { length: 2, default: "[1,2.5]" }) usual!: number[];
  @Column("vector", { length: 2, default: () => "ARRAY[1,2]::vector" }) called!: number[];
  @Column("vector", { length: 2, array: true, nullable: true }) several!: number[][] | null;
  @Index() @Column("vector", { length: 2 }) sorted!: number[];
  @Column({ type: "real", asExpression: `"position" <-> '[0,0,0]'`, generatedType: "STORED" })
  distance!: number;
}
