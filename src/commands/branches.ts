import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentBranches } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Show where the history of migrations forks, and the labels of branches.",
  examples: ["<%= config.bin %> branches"],
  flags: { ...globalFlags },

  async execute({ flags, context }) {
    const { branches } = await import("../api/branches.js");
    const result = await branches(baseRequest(flags, context));
    return { result, text: () => presentBranches(result) };
  },
});
