/** Types of extensions: as lists, as keys, with defaults, with indexes, and as what is referred to. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from "typeorm";

@Entity()
@Index(["path", "mail"], { unique: true })
export class Extended {
  @PrimaryColumn("ltree") path!: string;
  @Column("citext", { unique: true, default: "Root" }) mail!: string;
  @Column("citext", { array: true, default: ["a", "b"] }) aliases!: string[];
  @Column("hstore", { hstoreType: "string", default: "a=>1" }) pairs!: string;
  @Column("hstore", { hstoreType: "object", nullable: true, array: true }) lists!: object[];
  @Column("hstore", { default: () => "''::hstore" }) nothing!: object;
  @Column("cube", { default: () => "cube(array[1,2])" }) cube!: number[];
  @Column("ltree", { default: "Top.Science", nullable: true }) usual!: string;
  @Column("ltree", { array: true }) paths!: string[];
  @Index({ spatial: true }) @Column("ltree") indexed!: string;
  @Index({ spatial: true }) @Column("cube") space!: number[];
  @ManyToOne(() => Extended) @JoinColumn({ name: "parent" }) parent!: Extended;
  @ManyToOne(() => Extended) @JoinColumn({ name: "boss", referencedColumnName: "mail" }) boss!: Extended;
  @Column({ type: "boolean", asExpression: `"path" <@ 'Top'`, generatedType: "STORED" }) isTop!: boolean;
}
