import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from "typeorm";

@Entity()
export class Department {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @OneToOne(() => Employee) @JoinColumn() head!: Relation<Employee>;
  @OneToMany(
    () => Employee,
    (employee) => employee.department,
  )
  employees!: Relation<Employee[]>;
}

@Entity()
export class Employee {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToOne(
    () => Department,
    (department) => department.employees,
    { nullable: false },
  )
  department!: Relation<Department>;
  @ManyToOne(() => Employee) boss!: Relation<Employee>;
}
