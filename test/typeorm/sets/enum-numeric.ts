import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

enum Level {
  Low,
  Middle = 5,
  High,
}
enum Mixed {
  A = 1,
  B = "b",
}

@Entity()
export class Ticket {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Level, default: Level.Middle }) level!: Level;
  @Column("enum", { enum: Mixed }) mixed!: Mixed;
  @Column("enum", { enum: Level, array: true, default: [] }) levels!: Level[];
}
