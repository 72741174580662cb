import { baseRequest, defineCommand } from "../cli/command.js";
import { parseDuration } from "../cli/duration.js";
import { globalFlags, lockWait, scratchFlag } from "../cli/flags.js";
import { unmodelledHints } from "../cli/present/changes.js";
import { driftHints, presentDrift } from "../cli/present/drift.js";
import { exitCodes } from "../errors/exit-codes.js";

export default defineCommand({
  summary: "Say where the database is not what its applied migrations make.",
  description: `They are replayed on a scratch database; the database itself is only read. Ends with exit code ${exitCodes.different} when there is a drift and nothing was written about it. What no migration made is no drift.`,
  examples: [
    "<%= config.bin %> drift",
    "<%= config.bin %> drift --json --scratch pglite",
    '<%= config.bin %> drift --adopt -m "index added in an emergency"',
    "<%= config.bin %> drift --revert --dry-run",
  ],
  flags: {
    adopt: {
      type: "boolean",
      exclusive: ["revert"],
      summary: "Write the migration that says what the database has, and record it as applied.",
    },
    revert: {
      type: "boolean",
      summary: "Write the migration that takes the drift back; schemix up applies it.",
    },
    message: {
      type: "option",
      char: "m",
      helpValue: "<text>",
      summary: "What the migration does, in a few words.",
    },
    "dry-run": { type: "boolean", summary: "Print the migration; write and record nothing." },
    "no-rehearse": { type: "boolean", summary: "Write the migration without trying it on scratch." },
    scratch: scratchFlag,
    "lock-wait": lockWait,
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { drift } = await import("../api/drift.js");
    const isDryRun = flags["dry-run"];
    const result = await drift({
      ...baseRequest(flags, context),
      adopt: flags.adopt,
      revert: flags.revert,
      message: flags.message,
      dryRun: isDryRun,
      rehearse: !flags["no-rehearse"],
      lockWait: parseDuration(flags["lock-wait"], "lock-wait"),
    });
    const isSettled = result.isClean || (result.migration !== undefined && !isDryRun);
    return {
      result,
      text: (style) => presentDrift(result, isDryRun, style),
      hints: [...unmodelledHints(result), ...driftHints(result, isDryRun)],
      exitCode: isSettled ? exitCodes.ok : exitCodes.different,
    };
  },
});
