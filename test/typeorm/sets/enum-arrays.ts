import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

enum Permission {
  Read = "read",
  Write = "write",
}

@Entity()
export class Account {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: Permission, array: true }) permissions!: Permission[];
  @Column("enum", { enum: Permission, array: true, default: [Permission.Read] }) usual!: Permission[];
  @Column("enum", { enum: Permission, array: true, default: "{read,write}" }) all!: Permission[];
  @Column("enum", { enum: Permission, array: true, nullable: true, enumName: "permission" })
  named!: Permission[];
}
