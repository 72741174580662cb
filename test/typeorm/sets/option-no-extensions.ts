import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

export const setup = `CREATE FUNCTION uuid_generate_v4() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'`;
export const options = { installExtensions: false } as const;

@Entity()
export class Document {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column() text!: string;
}
