import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from "typeorm";

@Entity()
export class Shelf {
  @PrimaryColumn() hall!: string;
  @PrimaryColumn() no!: number;
}

@Entity()
export class Box {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Shelf) shelf!: Shelf;
  @ManyToOne(() => Shelf, { onDelete: "CASCADE" })
  @JoinColumn([
    { name: "old_hall", referencedColumnName: "hall" },
    { name: "old_no", referencedColumnName: "no" },
  ])
  former!: Shelf;
  @OneToOne(() => Shelf) @JoinColumn() label!: Shelf;
}

@Entity()
export class Item {
  @PrimaryColumn() position!: number;
  @ManyToOne(() => Box) box!: Box;
  @PrimaryColumn() boxId!: number;
  @Column() text!: string;
}

@Entity()
export class Part {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Item) item!: Item;
}
