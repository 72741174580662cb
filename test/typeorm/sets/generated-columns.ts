import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Rectangle {
  @PrimaryGeneratedColumn() id!: number;
  @Column() width!: number;
  @Column() height!: number;
  @Column({ asExpression: '"width" * "height"', generatedType: "STORED" }) area!: number;
  @Column({ type: "text", asExpression: `'w' || "width"::text`, generatedType: "STORED", nullable: true })
  label!: string;
  @Column({
    type: "tsvector",
    asExpression: `to_tsvector('simple', 'x' || "width"::text)`,
    generatedType: "STORED",
  })
  words!: string;
}
