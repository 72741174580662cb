import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

export const only = "1";
export const options = { extensions: ["pg_trgm", "unaccent", "not_there"] } as const;

@Entity()
export class Searched {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column({ default: () => "unaccent('é')" }) text!: string;
}
