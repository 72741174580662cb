import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

enum Mood {
  Happy = "happy",
  Sad = "it's sad",
  Other = "Two Words",
}

@Entity()
export class Person {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Mood }) mood!: Mood;
  @Column("enum", { enum: Mood, default: Mood.Happy, nullable: true }) later!: Mood | null;
  @Column("enum", { enum: ["s", "m", "l"], default: "m" }) size!: string;
  @Column("enum", { enum: Mood, name: "MoodOfColumn" }) renamed!: Mood;
  @Column("simple-enum", { enum: Mood, default: Mood.Other }) simple!: Mood;
}
