import { baseRequest, defineCommand } from "../cli/command.js";
import { fromFlag, globalFlags, scratchFlag, strict } from "../cli/flags.js";
import { presentCheck, unmodelledHints } from "../cli/present/changes.js";
import { pendingHints } from "../cli/present/pending.js";
import { openQuestionHints } from "../cli/present/renames.js";
import { exitCodes } from "../errors/exit-codes.js";

export default defineCommand({
  summary: "Say whether entities, migrations and database agree.",
  description: `Ends with exit code ${exitCodes.different} when they do not. Writes nothing. With --from history the database is not asked.`,
  examples: [
    "<%= config.bin %> check",
    "<%= config.bin %> check --json",
    "<%= config.bin %> check --from history --scratch pglite",
  ],
  flags: { from: fromFlag, scratch: scratchFlag, strict, ...globalFlags },

  async execute({ flags, context }) {
    const { check } = await import("../api/check.js");
    const result = await check({
      ...baseRequest(flags, context),
      from: flags.from,
      strict: flags.strict || undefined,
    });
    return {
      result,
      text: (style) => presentCheck(result, style, flags.from === "history"),
      hints: [...unmodelledHints(result), ...openQuestionHints(result), ...advice(result)],
      exitCode: result.isClean ? exitCodes.ok : exitCodes.different,
    };
  },
});

function advice(result: {
  readonly heads: readonly string[];
  readonly pending: readonly string[];
  readonly operations: readonly unknown[];
}): string[] {
  if (result.pending.length > 0) return pendingHints(result);
  return result.operations.length > 0
    ? ['Write the migration with `schemix generate -m "what changed"`.']
    : [];
}
