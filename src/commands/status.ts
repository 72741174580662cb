import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { pendingHints } from "../cli/present/pending.js";
import { presentStatus } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Show where the database stands and what is pending.",
  examples: ["<%= config.bin %> status", "<%= config.bin %> status --json"],
  flags: { ...globalFlags },

  async execute({ flags, context }) {
    const { status } = await import("../api/status.js");
    const result = await status(baseRequest(flags, context));
    return { result, text: (style) => presentStatus(result, style), hints: pendingHints(result) };
  },
});
