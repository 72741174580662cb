import { UserWithPermissions } from "@foal/typeorm";
import { Entity } from "typeorm";

export * from "@foal/typeorm";

@Entity()
export class User extends UserWithPermissions {}
