import type { Planner } from "../../dialect.js";
import { loosen } from "./loosen/loosen.js";
import { rebuild } from "./rebuild/rebuild.js";
import { rewrite } from "./rewrite.js";

export const planner: Planner = { rewrite, loosen, rebuild };
