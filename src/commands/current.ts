import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentCurrent } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Show the revision that the database is at.",
  examples: ["<%= config.bin %> current"],
  flags: { ...globalFlags },

  async execute({ flags, context }) {
    const { current } = await import("../api/current.js");
    const result = await current(baseRequest(flags, context));
    return { result, text: () => presentCurrent(result) };
  },
});
