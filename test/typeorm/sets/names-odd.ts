/** Names with capitals, spaces, dots, quotes, signs and other alphabets. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from "typeorm";

export const setup = `CREATE SCHEMA "My Schema"`;
export const options = { schema: "My Schema" };

@Entity("Order Lines")
export class OrderLine {
  @PrimaryGeneratedColumn({ name: "Line No" }) id!: number;
  @Column({ name: "select" }) word!: string;
  @Column("enum", { enum: ["Größe", "a b", "c,d", 'e"f', ""], name: "Kind Of" }) kind!: string;
  @Column({ name: "größe", default: "ß" }) size!: string;
  @Index() @Column({ name: "a-b" }) dash!: string;
  @Column({ name: "Total€", type: "numeric", generatedType: "STORED", asExpression: `1 + 1` }) total!: string;
  @ManyToOne(() => OrderLine) @JoinColumn({ name: "Parent Line" }) parent!: OrderLine;
}

@ViewEntity("Lines Of Orders", {
  expression: `SELECT "Line No", "select" AS "Word Of" FROM "My Schema"."Order Lines"`,
})
export class Lines {
  @ViewColumn({ name: "Line No" }) id!: number;
  @ViewColumn({ name: "Word Of" }) word!: string;
}
