import { defineEntity, p } from "@mikro-orm/postgresql";

export const Booking = defineEntity({
  name: "Booking",
  properties: {
    id: p.integer().primary(),
    room: p.integer(),
    during: p.type("tstzrange").columnType("tstzrange"),
  },
  checks: [
    { name: "no_overlap", expression: "exclude using gist (during with &&)" },
    { name: "room_is_there", expression: "room > 0" },
  ],
});
