/** A table that has a type of an extension, and expressions that the server reads back in other words than its own. */
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
@Entity()
@Check("kind IN ('a', 'b')")
@Check("size BETWEEN 1 AND 2 AND size <> 3")
@Index(["kind"], { where: "kind IN ('x', 'y')" })
export class Leans {
  @PrimaryGeneratedColumn() id!: number;
  @Column("citext") mail!: string;
  @Column() kind!: string;
  @Column() size!: number;
}
