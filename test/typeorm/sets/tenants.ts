/** Tenants: every key begins with the tenant, and every relation stays within it. */
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from "typeorm";

@Entity()
export class Tenant {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("citext", { unique: true }) slug!: string;
}

abstract class OfTenant {
  @PrimaryColumn("uuid", { name: "tenant_id" }) tenantId!: string;
  @PrimaryColumn("bigint") id!: string;
  @ManyToOne(() => Tenant, { onDelete: "CASCADE" }) @JoinColumn({ name: "tenant_id" }) tenant!: Tenant;
}

@Entity()
@Unique(["tenantId", "name"])
export class Project extends OfTenant {
  @Column() name!: string;
}

@Entity()
export class Label extends OfTenant {
  @Column() text!: string;
}

@Entity()
@Index(["tenantId", "projectId", "done"])
export class Task extends OfTenant {
  @Column("bigint", { name: "project_id" }) projectId!: string;
  @Column("boolean", { default: false }) done!: boolean;
  @ManyToOne(() => Project, { onDelete: "CASCADE" })
  @JoinColumn([
    { name: "tenant_id", referencedColumnName: "tenantId" },
    { name: "project_id", referencedColumnName: "id" },
  ])
  project!: Project;
  @ManyToOne(() => Task, { nullable: true })
  @JoinColumn([
    { name: "tenant_id", referencedColumnName: "tenantId" },
    { name: "after_id", referencedColumnName: "id" },
  ])
  after!: Task | null;
  @ManyToMany(() => Label)
  @JoinTable({
    name: "task_labels",
    joinColumns: [
      { name: "tenant_id", referencedColumnName: "tenantId" },
      { name: "task_id", referencedColumnName: "id" },
    ],
    inverseJoinColumns: [
      { name: "label_tenant_id", referencedColumnName: "tenantId" },
      { name: "label_id", referencedColumnName: "id" },
    ],
  })
  labels!: Label[];
}
