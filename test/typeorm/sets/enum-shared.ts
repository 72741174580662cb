import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

enum Status {
  Open = "open",
  Closed = "closed",
}

@Entity()
export class Issue {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Status, enumName: "status_enum", default: Status.Open }) status!: Status;
  @Column("enum", { enum: Status, enumName: "status_enum", nullable: true }) former!: Status | null;
}

@Entity()
export class Epic {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Status, enumName: "status_enum" }) status!: Status;
  @Column("enum", { enum: Status, enumName: "Epic Status" }) own!: Status;
}
