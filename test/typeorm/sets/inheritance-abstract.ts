import {
  BaseEntity,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  UpdateDateColumn,
} from "typeorm";

export abstract class Base extends BaseEntity {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @CreateDateColumn({ type: "timestamptz" }) createdAt!: Date;
  @UpdateDateColumn({ type: "timestamptz", precision: 3 }) updatedAt!: Date;
}

export abstract class Owned extends Base {
  @Index() @Column("uuid") ownerId!: string;
  @ManyToOne(() => Owner, { onDelete: "CASCADE" }) owner!: Relation<Owner>;
}

@Entity()
export class Owner extends Base {
  @Column() name!: string;
}

@Entity()
export class Photo extends Owned {
  @Column("int", { default: 5 }) stars!: number;
}

@Entity()
export class Video extends Photo {
  @Column("varchar", { nullable: true }) declare stars: number;
  @Column() length!: number;
}
