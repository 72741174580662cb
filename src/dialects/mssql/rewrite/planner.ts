import type { Planner } from "../../dialect.js";
import { aroundRenames } from "./renames.js";
import { rewrite } from "./rewrite.js";

export const planner: Planner = { rewrite, aroundRenames };
