export { CasbinRule } from "typeorm-adapter/lib/casbinRule.js";
