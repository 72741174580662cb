import { baseRequest, defineCommand } from "../cli/command.js";
import { parseDuration } from "../cli/duration.js";
import { globalFlags, lockWait } from "../cli/flags.js";
import { presentStamp } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Record where the database stands without running a migration.",
  description:
    "For a database that was built in another way. TARGET is head, base, a revision or the start of one.",
  examples: ["<%= config.bin %> stamp head --dry-run", "<%= config.bin %> stamp head"],
  args: {
    target: { description: "The revision to record.", required: true },
  },
  flags: {
    "dry-run": { type: "boolean", summary: "Show what would be recorded and record nothing." },
    "lock-wait": lockWait,
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const { stamp } = await import("../api/stamp.js");
    const result = await stamp({
      ...baseRequest(flags, context),
      target: args.target,
      dryRun: flags["dry-run"],
      lockWait: parseDuration(flags["lock-wait"], "lock-wait"),
    });
    return { result, text: (style) => presentStamp(result, flags["dry-run"], style) };
  },
});
