import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";

export default defineCommand({
  summary: "Make the revision table where it is missing, and nothing else.",
  description: "For a role that may not create tables when migrations run.",
  examples: ["<%= config.bin %> ensure-revision-table"],
  flags: { ...globalFlags },

  async execute({ flags, context }) {
    const { ensureRevisionTable } = await import("../api/running/ensure-revision-table.js");
    const result = await ensureRevisionTable(baseRequest(flags, context));
    const tables = result.tables.join(" and ");
    return { result, text: () => (result.created ? `Made ${tables}.\n` : `${tables} are there.\n`) };
  },
});
