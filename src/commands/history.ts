import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { drawMermaid } from "../cli/present/graph.js";
import { presentDetails, presentRevisions } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "List the migrations, the newest first, with what is applied.",
  description:
    "Where they fork they are drawn as a graph. With --verbose each comes with its parents, labels and file.",
  examples: [
    "<%= config.bin %> history",
    "<%= config.bin %> history --range current:head",
    "<%= config.bin %> history --mermaid",
    "<%= config.bin %> history --json",
  ],
  flags: {
    range: {
      type: "option",
      helpValue: "<from:to>",
      summary: "Only those of a range, both ends included; either may be left out.",
    },
    mermaid: { type: "boolean", exclusive: ["json"], summary: "Print a flowchart in Mermaid's language." },
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { history } = await import("../api/history.js");
    const result = await history({ ...baseRequest(flags, context), range: flags.range });
    const text = () => {
      if (flags.mermaid) return drawMermaid(result.revisions);
      return flags.verbose ? presentDetails(result.revisions) : presentRevisions(result.revisions);
    };
    return { result, text };
  },
});
