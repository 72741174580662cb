import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentCurrent } from "../cli/present/revisions.js";
import { exitCodes } from "../errors/exit-codes.js";

export default defineCommand({
  summary: "Show the revision that the database is at.",
  examples: ["<%= config.bin %> current", "<%= config.bin %> current --check-heads"],
  flags: {
    "check-heads": { type: "boolean", summary: "End with exit code 6 unless every migration is applied." },
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { current } = await import("../api/current.js");
    const result = await current(baseRequest(flags, context));
    const isBehind = flags["check-heads"] && !result.isAtHeads;
    return {
      result,
      text: (style) => presentCurrent(result, style),
      hints: isBehind ? ["Not every migration is applied: see `schemix status`."] : [],
      exitCode: isBehind ? exitCodes.different : exitCodes.ok,
    };
  },
});
