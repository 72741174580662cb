import { Column, Entity, Generated, PrimaryGeneratedColumn } from "typeorm";

@Entity()
export class Document {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column() @Generated("uuid") token!: string;
  @Column("uuid", { nullable: true }) other!: string | null;
}

@Entity()
export class OwnDefault {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("uuid", { default: () => "gen_random_uuid()" }) made!: string;
}
