export { entities } from "@auth/typeorm-adapter";
