import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("Order Items")
export class Names {
  @PrimaryColumn({ name: "ID" }) id!: number;
  @Column({ name: "select" }) select!: string;
  @Column({ name: "with space" }) spaced!: string;
  @Column({ name: "MixedCase", unique: true }) mixed!: string;
  @Column({ name: "naïve_ünïcode" }) foreign!: string;
  @Column({ name: "a_very_long_column_name_that_is_longer_than_sixty_three_characters_allow" }) long!: string;
}
