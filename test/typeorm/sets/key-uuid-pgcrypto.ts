import { Entity, PrimaryGeneratedColumn } from "typeorm";

export const options = { uuidExtension: "pgcrypto" } as const;

@Entity()
export class Document {
  @PrimaryGeneratedColumn("uuid") id!: string;
}
