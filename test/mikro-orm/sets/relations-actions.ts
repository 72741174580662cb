import { defineEntity, p } from "@mikro-orm/postgresql";

export const Target = defineEntity({ name: "Target", properties: { id: p.integer().primary() } });

export const Referring = defineEntity({
  name: "Referring",
  properties: {
    id: p.integer().primary(),
    cascade: () => p.manyToOne(Target).deleteRule("cascade").updateRule("cascade"),
    nullify: () => p.manyToOne(Target).nullable().deleteRule("set null").updateRule("set null"),
    defaulted: () => p.manyToOne(Target).nullable().deleteRule("set default").updateRule("restrict"),
    none: () => p.manyToOne(Target).deleteRule("no action").updateRule("no action"),
    restricted: () => p.manyToOne(Target).deleteRule("restrict"),
    late: () => p.manyToOne(Target).deferMode("deferred"),
    prompt: () => p.oneToOne(Target).deferMode("immediate"),
    free: () => p.manyToOne(Target).createForeignKeyConstraint(false),
    indexed: () => p.manyToOne(Target).index().name("the_target"),
    unique: () => p.manyToOne(Target).unique("only_one"),
    named: () => p.manyToOne(Target).foreignKeyName("fk_by_hand"),
    optional: () => p.manyToOne(Target).nullable(),
  },
});
