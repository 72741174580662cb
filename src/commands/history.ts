import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentRevisions } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "List the migrations, the newest first, with what is applied.",
  examples: ["<%= config.bin %> history", "<%= config.bin %> history --json"],
  flags: { ...globalFlags },

  async execute({ flags, context }) {
    const { history } = await import("../api/history.js");
    const result = await history(baseRequest(flags, context));
    return { result, text: () => presentRevisions(result.revisions) };
  },
});
