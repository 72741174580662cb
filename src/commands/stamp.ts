import { baseRequest, defineCommand } from "../cli/command.js";
import { parseDuration } from "../cli/duration.js";
import { globalFlags, lockWait } from "../cli/flags.js";
import { presentStamp } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Record where the database stands without running a migration.",
  description:
    "For a database that was built in another way. TARGET is head, heads, base, a revision, or several with commas between them; other branches stay as they are.",
  examples: [
    "<%= config.bin %> stamp head --dry-run",
    "<%= config.bin %> stamp head",
    "<%= config.bin %> stamp 3f2a,a81c --purge",
  ],
  args: {
    target: { description: "The revision to record.", required: true },
  },
  flags: {
    purge: { type: "boolean", summary: "Forget all that is recorded first, revisions without a file too." },
    "dry-run": { type: "boolean", summary: "Show what would be recorded and record nothing." },
    "lock-wait": lockWait,
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const { stamp } = await import("../api/stamp.js");
    const result = await stamp({
      ...baseRequest(flags, context),
      target: args.target.split(","),
      purge: flags.purge,
      dryRun: flags["dry-run"],
      lockWait: parseDuration(flags["lock-wait"], "lock-wait"),
    });
    return { result, text: (style) => presentStamp(result, flags["dry-run"], style) };
  },
});
