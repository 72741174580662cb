import { Entity, Index, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Common } from "./base.js";

@Entity()
@Index({ properties: ["updatedAt", "name"] })
@Unique({ properties: ["name", "version"] })
export class Thing extends Common {
  @Property({ type: "string" }) name!: string;
}

@Entity()
export class Other extends Common {
  @Property({ type: "datetime", version: false }) at!: Date;
}
