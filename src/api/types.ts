/** Requests and results of the verbs. Every result is plain JSON data: it is what `--json` prints. */
export type { RehearseOn } from "../config/types.js";
export type { RunEvent, StepSummary } from "../runner/event.js";
export type * from "./types/adopt.js";
export type * from "./types/generate.js";
export type * from "./types/graph.js";
export type * from "./types/project.js";
export type * from "./types/request.js";
export type * from "./types/run.js";
