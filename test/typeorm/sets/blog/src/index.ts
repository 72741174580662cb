export * from "./posts/comment.entity.js";
export * from "./posts/post.entity.js";
export * from "./posts/tag.entity.js";
export * from "./users/profile.entity.js";
export * from "./users/user.entity.js";
