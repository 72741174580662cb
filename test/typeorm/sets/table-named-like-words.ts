import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from "typeorm";

@Entity("user")
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column() order!: string;
}

@Entity("order")
export class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column("enum", { enum: ["new"] }) group!: string;
  @ManyToOne(() => User) user!: User;
}

@Entity("table")
export class Tables {
  @PrimaryGeneratedColumn({ name: "Primary" }) id!: number;
  @ManyToOne(() => Order) references!: Order;
}
