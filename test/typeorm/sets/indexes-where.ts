/** Conditions of indexes over columns of every type. */
import {
  Column,
  DeleteDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from "typeorm";

@Entity()
@Index(["state"], { where: `state = 'open'` })
@Index(["state", "flag"], { unique: true, where: `"state" IN ('open', 'held') AND "deletedAt" IS NULL` })
@Index(["flag"], { where: "flag" })
@Index(["no"], { where: "NOT flag AND no IS DISTINCT FROM 3" })
@Index(["text"], { where: `data ->> 'x' IS NOT NULL` })
@Index(["text", "no"], { where: `lower(text) LIKE 'a%' AND length("text") > 2` })
@Index(["when"], { where: `"when" > '2020-01-01'::timestamptz` })
@Index(["up"], { unique: true, where: `"upId" IS NOT NULL` })
@Index("ix_tags", ["tags"], { where: "tags @> ARRAY['a']" })
@Index("ix_coalesce", ["price"], { where: "coalesce(price, 0) > 1.50 OR (price)::text = '7'" })
export class Sparse {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["open", "held", "done"] }) state!: string;
  @Column() flag!: boolean;
  @Column() no!: number;
  @Column() text!: string;
  @Column("jsonb") data!: object;
  @Column("timestamptz") when!: Date;
  @Column("text", { array: true }) tags!: string[];
  @Column("numeric", { precision: 8, scale: 2, nullable: true }) price!: string;
  @Index({ where: `"deletedAt" IS NOT NULL` }) @DeleteDateColumn() deletedAt!: Date;
  @ManyToOne(() => Sparse) @JoinColumn({ name: "upId" }) up!: Sparse;
}
