import { BaseEntity } from "@mikro-orm/core";
import { PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

export abstract class Common extends BaseEntity {
  @PrimaryKey({ type: "uuid", defaultRaw: "gen_random_uuid()" }) id!: string;
  @Property({ type: "datetime", defaultRaw: "now()", onUpdate: () => new Date() }) updatedAt!: Date;
  @Property({ type: "integer", version: true }) version!: number;
}
