/** Values of enums that look like something else, many of them, and from objects, lists and classes. */
import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

const Colours = { red: "#f00", green: "#0f0" } as const;
enum Bits {
  None = 0,
  Read = 1 << 0,
  Write = 1 << 1,
  Both = Read | Write,
}
enum Empty {
  Nothing = "",
  Blank = " ",
}

@Entity()
export class Odd {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Colours, default: Colours.red }) colour!: string;
  @Column("enum", { enum: Bits, default: Bits.Both, nullable: true }) bits!: Bits;
  @Column("enum", { enum: Empty, default: Empty.Blank }) empty!: Empty;
  @Column("enum", { enum: ["NULL", "true", "1", "-1", "0.5"], default: "NULL" }) words!: string;
  @Column("enum", { enum: ["a,b", "{c}", 'd"e', "f\\g", "h i"], array: true, default: "{}" })
  quoted!: string[];
  @Column("enum", { enum: ["ä", "Ä", "a", "A", "日本", "🐘"], default: "日本" }) letters!: string;
  @Column("enum", { enum: Array.from({ length: 120 }, (_, no) => `value_${no}`), default: "value_99" })
  many!: string;
  @Column("enum", { enum: ["only"] }) one!: string;
  @Column("enum", { enum: ["x".repeat(63)], nullable: true }) long!: string;
  @Column("simple-enum", { enum: Bits, default: 1 }) simple!: Bits;
  @Column({ type: "enum", enum: [1, 2, 3], default: 2, unique: true }) numbers!: number;
}
