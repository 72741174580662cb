import { Entity, PrimaryKey, Property, Trigger } from "@mikro-orm/decorators/legacy";

@Entity()
@Trigger({
  name: "set_stamp",
  timing: "before",
  events: ["insert", "update"],
  body: "NEW.stamp := now();\n return NEW;",
})
@Trigger({
  name: "only_big",
  timing: "after",
  events: ["update"],
  when: "OLD.amount < NEW.amount",
  body: "raise notice 'it''s bigger'; return null",
})
@Trigger({ timing: "after", events: ["delete", "truncate"], forEach: "statement", body: "return null" })
export class Stamped {
  @PrimaryKey({ type: "integer" }) id!: number;
  @Property({ type: "integer" }) amount!: number;
  @Property({ type: "datetime", nullable: true }) stamp?: Date;
}

@Entity({ schema: "app" })
@Trigger({ name: "guard", timing: "before", events: ["delete"], body: "return OLD" })
export class Guarded {
  @PrimaryKey({ type: "integer" }) id!: number;
}
