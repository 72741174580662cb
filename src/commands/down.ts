import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags, runFlags } from "../cli/flags.js";
import { presentRun, presentScript } from "../cli/present/run.js";
import { parseRange, parseSteps, runRequest } from "../cli/run-request.js";

export default defineCommand({
  summary: "Take applied migrations back, the last one first.",
  description:
    "TARGET is base, a revision to go back to, -N for the last N, or one of these on a branch, as in billing@-1; without one, one migration is taken back. With --sql it may be a range, FROM:TO, where FROM is what the database is at; run the script so that it stops at its first error (psql -v ON_ERROR_STOP=1, sqlcmd -b).",
  examples: [
    "<%= config.bin %> down",
    "<%= config.bin %> down --steps 2",
    "<%= config.bin %> down base --dry-run",
    "<%= config.bin %> down head:base --sql",
  ],
  args: {
    target: { description: "The revision to go back to; it stays applied." },
  },
  flags: {
    steps: {
      type: "option",
      helpValue: "<n>",
      summary: "How many migrations to take back; default 1.",
    },
    ...runFlags,
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const base = baseRequest(flags, context);
    const steps = parseSteps(flags.steps);
    if (flags.sql) {
      const { script } = await import("../api/running/script.js");
      const target = args.target ?? `-${steps ?? 1}`;
      const result = await script({ ...base, direction: "down", ...parseRange(target) });
      return { result, text: () => presentScript(result) };
    }
    const { down } = await import("../api/down.js");
    const result = await down({ ...base, ...runRequest(flags), target: args.target, steps });
    return { result, text: (style) => presentRun(result, "down", style) };
  },
});
