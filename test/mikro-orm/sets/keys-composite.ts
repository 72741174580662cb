import { defineEntity, p } from "@mikro-orm/postgresql";

export const Room = defineEntity({
  name: "Room",
  properties: { building: p.string().length(10).primary(), no: p.integer().primary(), name: p.string() },
});

export const Desk = defineEntity({
  name: "Desk",
  properties: {
    room: () => p.manyToOne(Room).primary(),
    place: p.integer().primary(),
    spare: () => p.manyToOne(Room).nullable().deleteRule("set null"),
  },
});

export const Lamp = defineEntity({
  name: "Lamp",
  properties: {
    id: p.integer().primary(),
    desk: () => p.oneToOne(Desk),
    named: () =>
      p.manyToOne(Room).joinColumns("in_building", "in_no").foreignKeyName("lamp_room").index("lamp_room_ix"),
  },
});
