/** Every option of an index, those of other databases too, and every way to say its columns. */
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, Unique } from "typeorm";

@Entity()
export class Side {
  @PrimaryGeneratedColumn() id!: number;
}

class Part {
  @Index() @Column() first!: string;
  @Index("ix_second", { unique: true }) @Column() second!: string;
}

@Entity()
@Index(["a", "b"])
@Index("ix_named", ["a", "c"], { unique: true })
@Index((of: Indexed) => [of.a, of.d])
@Index("ix_of_map", () => ({ c: 1, d: -1 }))
@Index(["part.first", "side"])
@Index("ix_where", ["a"], { where: `"B b" IS NOT NULL AND "c" > 3` })
@Index("ix_unique_where", ["c"], { unique: true, where: "d IS NULL" })
@Index("ix_full", ["a", "d"], { fulltext: true, parser: "ngram" })
@Index("ix_flags", ["b", "d"], { sparse: true, background: true, nullFiltered: true, expireAfterSeconds: 5 })
@Index("ix_not_synchronized", { synchronize: false })
@Unique(["a", "part.second"])
@Unique("uq_of_function", (of: Indexed) => [of.b, of.d])
@Unique("uq_relation", ["side", "c"])
export class Indexed {
  @PrimaryGeneratedColumn() id!: number;
  @Column() a!: string;
  @Column({ name: "B b" }) b!: string;
  @Column("int") c!: number;
  @Column({ unique: true, nullable: true }) d!: string;
  @Index({ spatial: true }) @Column("point") e!: string;
  @Index("Ix Of F", { unique: true }) @Column() f!: string;
  @Column(() => Part) part!: Part;
  @Index() @ManyToOne(() => Side) side!: Side;
  @Index("ix_named_side", { unique: true }) @ManyToOne(() => Side, { onDelete: "SET NULL" }) other!: Side;
}
