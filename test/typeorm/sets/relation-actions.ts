import { Entity, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Owner {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity()
export class Thing {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(() => Owner, { onDelete: "CASCADE", onUpdate: "CASCADE" }) cascade!: Owner;
  @ManyToOne(() => Owner, { onDelete: "RESTRICT", onUpdate: "RESTRICT" }) restrict!: Owner;
  @ManyToOne(() => Owner, { onDelete: "SET NULL", onUpdate: "SET NULL" }) setNull!: Owner;
  @ManyToOne(() => Owner, { onDelete: "NO ACTION", onUpdate: "NO ACTION" }) noAction!: Owner;
  @ManyToOne(() => Owner, { deferrable: "INITIALLY DEFERRED" }) deferred!: Owner;
  @ManyToOne(() => Owner, { deferrable: "INITIALLY IMMEDIATE", onDelete: "CASCADE" }) immediate!: Owner;
  @ManyToOne(() => Owner, { createForeignKeyConstraints: false }) free!: Owner;
  @ManyToOne(() => Owner, { orphanedRowAction: "delete", lazy: true }) lazy!: Promise<Owner>;
}
