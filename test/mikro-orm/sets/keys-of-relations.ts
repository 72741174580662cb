import { defineEntity, p } from "@mikro-orm/postgresql";

export const User = defineEntity({
  name: "User",
  properties: { id: p.integer().primary(), profile: () => p.oneToOne(Profile).mappedBy("user") },
});

export const Profile = defineEntity({
  name: "Profile",
  properties: { user: () => p.oneToOne(User).primary(), text: p.text().nullable() },
});

export const Follow = defineEntity({
  name: "Follow",
  properties: {
    follower: () => p.manyToOne(User).primary().deleteRule("cascade"),
    followed: () => p.manyToOne(User).primary().deleteRule("cascade"),
    since: p.datetime().defaultRaw("now()"),
  },
});
