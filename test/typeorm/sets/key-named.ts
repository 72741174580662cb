import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class WithNamedKey {
  @PrimaryGeneratedColumn("uuid", { primaryKeyConstraintName: "pk_with_named_key" }) id!: string;
  @Column() text!: string;
}

@Entity()
export class WithLongKey {
  @PrimaryGeneratedColumn({
    primaryKeyConstraintName: "a_primary_key_whose_name_is_longer_than_what_the_server_keeps_of_it",
  })
  id!: number;
}
