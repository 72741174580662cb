import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

/** Two entities over one table, the second without some of its columns. */
@Entity("account")
export class Account {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) email!: string;
  @Column({ nullable: true }) secret!: string;
}

@Entity("account")
export class PublicAccount {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) email!: string;
}
