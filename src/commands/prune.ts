import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentPrune } from "../cli/present/squash.js";

export default defineCommand({
  summary: "Delete the files of migrations that a squash replaces.",
  description:
    "Refuses while the database has only a part of them. Other databases have to be as far: one that is not would need the files back.",
  examples: ["<%= config.bin %> prune --dry-run", "<%= config.bin %> prune"],
  flags: {
    "dry-run": { type: "boolean", summary: "Name the files, and delete nothing." },
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { prune } = await import("../api/prune.js");
    const isDryRun = flags["dry-run"];
    const result = await prune({ ...baseRequest(flags, context), dryRun: isDryRun });
    return { result, text: (style) => presentPrune(result, isDryRun, style) };
  },
});
