import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentShow } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Show one migration: its place, its state, its source or its SQL.",
  examples: ["<%= config.bin %> show head", "<%= config.bin %> show head --sql"],
  args: {
    revision: { description: "A revision, the start of one, or head.", required: true },
  },
  flags: {
    sql: { type: "boolean", summary: "Print the SQL of up and down instead of the source." },
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const { show } = await import("../api/show.js");
    const result = await show({ ...baseRequest(flags, context), revision: args.revision, sql: flags.sql });
    return { result, text: (style) => presentShow(result, style) };
  },
});
