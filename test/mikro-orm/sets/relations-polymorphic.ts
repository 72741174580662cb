import { defineEntity, p } from "@mikro-orm/postgresql";

export const Photo = defineEntity({ name: "Photo", properties: { id: p.integer().primary() } });
export const Video = defineEntity({ name: "Video", properties: { id: p.integer().primary() } });
export const Like = defineEntity({
  name: "Like",
  properties: { id: p.integer().primary(), subject: () => p.manyToOne([Photo, Video]).index() },
});
