import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags, runFlags, scratchFlag } from "../cli/flags.js";
import { rehearsalHints } from "../cli/present/changes.js";
import { presentRun, presentScript } from "../cli/present/run.js";
import { parseRange, runRequest } from "../cli/run-request.js";

export default defineCommand({
  summary: "Apply the migrations that are pending.",
  description:
    "TARGET is head (the default), heads, a revision or the start of one, +N for the next N, or one of these on a branch, as in billing@head. With --sql it may be a range, FROM:TO, where FROM is what the database is at; run the script so that it stops at its first error (psql -v ON_ERROR_STOP=1, sqlcmd -b).",
  examples: [
    "<%= config.bin %> up",
    "<%= config.bin %> up +1",
    "<%= config.bin %> up --dry-run",
    "<%= config.bin %> up --rehearse",
    "<%= config.bin %> up --sql",
    "<%= config.bin %> up base:head --sql",
  ],
  args: {
    target: { description: "Where to stop; default head." },
  },
  flags: {
    ...runFlags,
    rehearse: {
      type: "boolean",
      exclusive: ["sql"],
      summary: "Try them on a scratch database first, up and down; with --dry-run only there.",
    },
    scratch: scratchFlag,
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const base = baseRequest(flags, context);
    if (flags.sql) {
      const { script } = await import("../api/running/script.js");
      const result = await script({ ...base, direction: "up", ...parseRange(args.target ?? "") });
      return { result, text: () => presentScript(result) };
    }
    const { up } = await import("../api/up.js");
    const result = await up({
      ...base,
      ...runRequest(flags),
      target: args.target,
      rehearse: flags.rehearse,
    });
    return {
      result,
      text: (style) => presentRun(result, "up", style),
      hints: rehearsalHints(result),
    };
  },
});
