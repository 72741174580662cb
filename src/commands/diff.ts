import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentDiff, unmanagedHints, unmodelledHints } from "../cli/present/changes.js";
import { openQuestionHints } from "../cli/present/renames.js";
import { exitCodes } from "../errors/exit-codes.js";

export default defineCommand({
  summary: "Show what generate would do, without writing anything.",
  examples: [
    "<%= config.bin %> diff",
    "<%= config.bin %> diff --sql",
    "<%= config.bin %> diff --exit-code --quiet",
  ],
  flags: {
    sql: { type: "boolean", summary: "Print the SQL instead of a line for each operation." },
    "exit-code": {
      type: "boolean",
      summary: `End with exit code ${exitCodes.different} when there is a difference.`,
    },
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { diff } = await import("../api/diff.js");
    const result = await diff(baseRequest(flags, context));
    return {
      result,
      text: (style) => presentDiff(result, flags.sql, style),
      hints: [...unmanagedHints(result), ...unmodelledHints(result), ...openQuestionHints(result)],
      exitCode: flags["exit-code"] && result.hasChanges ? exitCodes.different : exitCodes.ok,
    };
  },
});
