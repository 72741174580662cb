import {
  ChildEntity,
  Column,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  TableInheritance,
  Unique,
} from "typeorm";

@Entity()
@TableInheritance({ column: { type: "varchar", name: "type" } })
export class Content {
  @PrimaryGeneratedColumn() id!: number;
  @Column() title!: string;
}

@ChildEntity()
@Unique(["size", "title"])
export class Photo extends Content {
  @Column() size!: string;
  @Index() @Column({ default: "raw" }) format!: string;
}

@ChildEntity("q")
export class Question extends Content {
  @Column() answers!: number;
  @ManyToOne(() => Photo, { onDelete: "SET NULL" }) photo!: Photo;
}

@ChildEntity()
export class HardQuestion extends Question {
  @Column("int", { array: true, default: [] }) points!: number[];
}

@Entity()
export class Comment {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Question) question!: Question;
}
