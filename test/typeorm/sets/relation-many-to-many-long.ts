import { Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from "typeorm";

@Entity("organisational_unit_of_the_company_in_a_country")
export class OrganisationalUnit {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToMany(() => AdministrativeResponsibility)
  @JoinTable()
  responsibilities!: AdministrativeResponsibility[];
}

@Entity("administrative_responsibility_of_people_and_machines")
export class AdministrativeResponsibility {
  @PrimaryGeneratedColumn() id!: number;
}
