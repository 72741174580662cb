import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Collated {
  @PrimaryColumn({ collation: "C" }) id!: string;
  @Column({ collation: "POSIX", length: 10 }) posix!: string;
  @Column({ type: "text", collation: "default" }) usual!: string;
  @Column({ type: "text", array: true, collation: "C" }) list!: string[];
}
