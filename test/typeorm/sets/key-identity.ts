import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class ByDefault {
  @PrimaryGeneratedColumn("identity") id!: number;
}

@Entity()
export class Always {
  @PrimaryGeneratedColumn("identity", { generatedIdentity: "ALWAYS" }) id!: number;
  @Column() text!: string;
}

@Entity()
export class Big {
  @PrimaryGeneratedColumn("identity", { type: "bigint", generatedIdentity: "BY DEFAULT" }) id!: string;
}
