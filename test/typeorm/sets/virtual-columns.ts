/** Columns that are questions, wherever a column may stand. */
import {
  ChildEntity,
  Column,
  Entity,
  PrimaryGeneratedColumn,
  TableInheritance,
  VirtualColumn,
} from "typeorm";

class Counts {
  @Column({ default: 0 }) stored!: number;
  @VirtualColumn({ query: (alias) => `SELECT count(*) FROM being WHERE id < ${alias}.id` }) asked!: number;
}

@Entity()
@TableInheritance({ column: { name: "type", type: "text" } })
export class Being {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Counts) counts!: Counts;
  @VirtualColumn({ type: "int", query: () => "SELECT 1", select: false }) one!: number;
}

@ChildEntity()
export class Bird extends Being {
  @VirtualColumn({ query: (alias) => `SELECT ${alias}.id * 2` }) twice!: number;
  @Column() wings!: number;
}

export abstract class Asked {
  @PrimaryGeneratedColumn() id!: number;
  @VirtualColumn({ query: () => "SELECT now()", type: "timestamptz" }) now!: Date;
}

@Entity()
export class Asking extends Asked {
  @Column() text!: string;
}
