/** What an abstract class declares is made once for each table, with the names of that table. */
import {
  Check,
  Column,
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

@Entity()
export class Label {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) text!: string;
}

class Money {
  @Column("decimal", { precision: 12, scale: 2 }) amount!: string;
  @Column("char", { length: 3, default: "EUR" }) currency!: string;
  @ManyToOne(() => Label) @JoinColumn({ name: "money_label" }) label!: Label;
}

@Index(["name", "size"])
@Unique(["name", "price.currency"])
@Check(`"size" >= 0`)
@Exclusion(`USING gist ("during" WITH &&)`)
abstract class Thing {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column() name!: string;
  @Column("int") size!: number;
  @Column("tstzrange") during!: string;
  @Column("enum", { enum: ["old", "new"], default: "new" }) state!: string;
  @Column(() => Money) price!: Money;
  @ManyToOne(() => Label, { onDelete: "SET NULL" }) label!: Label;
  @OneToOne(() => Label) @JoinColumn({ name: "front" }) front!: Label;
  @ManyToMany(() => Label) @JoinTable() labels!: Label[];
}

@Entity()
export class Chair extends Thing {
  @Column("int", { default: 4 }) legs!: number;
}

@Entity({ name: "the_tables" })
@Index(["round"], { where: "round" })
export class Table extends Thing {
  @Column() round!: boolean;
  @ManyToMany(() => Chair) @JoinTable({ name: "around" }) chairs!: Chair[];
}
