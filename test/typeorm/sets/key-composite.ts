import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Line {
  @PrimaryColumn() zone!: string;
  @PrimaryColumn() no!: number;
  @Column({ primary: true, length: 3 }) a!: string;
  @Column() text!: string;
}

@Entity()
export class Named {
  @PrimaryColumn({ primaryKeyConstraintName: "the key" }) a!: number;
  @PrimaryColumn({ primaryKeyConstraintName: "the key" }) b!: number;
}
