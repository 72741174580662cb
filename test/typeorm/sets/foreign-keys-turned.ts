/** Keys of several columns that are referred to in another order, in part by name, and by uniques. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

@Entity()
@Unique("zone_code", ["zone", "code"])
@Index("zone_text", ["text", "zone"], { unique: true })
export class Cell {
  @PrimaryColumn() x!: number;
  @PrimaryColumn() y!: number;
  @PrimaryColumn({ name: "Z" }) z!: number;
  @Column() zone!: string;
  @Column() code!: string;
  @Column() text!: string;
}

@Entity()
export class Mark {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Cell, { onDelete: "SET NULL", onUpdate: "CASCADE" })
  @JoinColumn([
    { name: "at_z", referencedColumnName: "z" },
    { name: "at_x", referencedColumnName: "x" },
    { name: "at_y", referencedColumnName: "y" },
  ])
  at!: Cell;
  @ManyToOne(() => Cell)
  @JoinColumn([
    { name: "code", referencedColumnName: "code" },
    { name: "zone", referencedColumnName: "zone" },
  ])
  byCode!: Cell;
  @OneToOne(() => Cell, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn([
    { name: "one_y", referencedColumnName: "y", foreignKeyConstraintName: "mark_one" },
    { name: "one_x", referencedColumnName: "x" },
    { name: "one_z", referencedColumnName: "z" },
  ])
  one!: Cell;
}
