import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentRevisions } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Show the newest migrations: those that no other one builds on.",
  examples: ["<%= config.bin %> heads"],
  flags: { ...globalFlags },

  async execute({ flags, context }) {
    const { heads } = await import("../api/heads.js");
    const result = await heads(baseRequest(flags, context));
    return { result, text: () => presentRevisions(result.revisions) };
  },
});
