import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags, scratchFlag } from "../cli/flags.js";
import { presentSquash, squashHints } from "../cli/present/squash.js";

export default defineCommand({
  summary: "Write one migration that does the work of several.",
  description:
    "RANGE is FROM:TO, both ends included. Both are tried on scratch databases and have to lead to the same schema. The old files stay, for databases that have a part of them.",
  examples: [
    '<%= config.bin %> squash 3f2a:a81c -m "first year"',
    "<%= config.bin %> squash :head --dry-run",
  ],
  args: {
    range: { required: true, description: "What becomes one: FROM:TO." },
  },
  flags: {
    message: { type: "option", char: "m", helpValue: "<text>", summary: "What it does, in a few words." },
    "dry-run": { type: "boolean", summary: "Do all but write the file; print it instead." },
    scratch: scratchFlag,
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const { squash } = await import("../api/squash.js");
    const isDryRun = flags["dry-run"];
    const result = await squash({
      ...baseRequest(flags, context),
      range: args.range,
      message: flags.message,
      dryRun: isDryRun,
    });
    return {
      result,
      text: (style) => presentSquash(result, isDryRun, style),
      hints: squashHints(result, isDryRun),
    };
  },
});
