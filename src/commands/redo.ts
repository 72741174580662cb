import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags, runFlags } from "../cli/flags.js";
import { presentRun } from "../cli/present/run.js";
import { parseSteps, runRequest } from "../cli/run-request.js";

const { sql: _sql, ...flagsOfRun } = runFlags;

export default defineCommand({
  summary: "Take the last migrations back and apply them again.",
  description:
    "For a migration that is still being written. Two runs: when the second fails, it stays taken back.",
  examples: ["<%= config.bin %> redo", "<%= config.bin %> redo --steps 2"],
  flags: {
    steps: { type: "option", helpValue: "<n>", summary: "How many migrations; default 1." },
    ...flagsOfRun,
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { redo } = await import("../api/redo.js");
    const request = runRequest({ ...flags, sql: false });
    const result = await redo({ ...baseRequest(flags, context), ...request, steps: parseSteps(flags.steps) });
    const { down, up } = result;
    return {
      result,
      text: (style) =>
        presentRun(down, "down", style) + (up === undefined ? "" : presentRun(up, "up", style)),
    };
  },
});
