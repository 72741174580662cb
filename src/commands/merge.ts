import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentMerge } from "../cli/present/merge.js";
import { wordsOf } from "../cli/run-request.js";

export default defineCommand({
  summary: "Write a migration that joins branches.",
  description:
    "REVISIONS are heads, or ids with commas between them; default heads. Says whether the branches touch the same things.",
  examples: [
    '<%= config.bin %> merge -m "billing and search"',
    "<%= config.bin %> merge 3f2a,a81c --dry-run",
  ],
  args: {
    revisions: { description: "What to join; default heads." },
  },
  flags: {
    message: { type: "option", char: "m", helpValue: "<text>", summary: "What is joined, in a few words." },
    label: {
      type: "option",
      helpValue: "<names>",
      summary: "Labels for the branch that begins here, with commas between them.",
    },
    splice: { type: "boolean", summary: "Also join revisions that others were built on." },
    "dry-run": { type: "boolean", summary: "Do all but write the file; print it instead." },
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const { merge } = await import("../api/merge.js");
    const result = await merge({
      ...baseRequest(flags, context),
      revisions: wordsOf(args.revisions),
      message: flags.message,
      labels: wordsOf(flags.label),
      splice: flags.splice,
      dryRun: flags["dry-run"],
    });
    return { result, text: (style) => presentMerge(result, flags["dry-run"], style) };
  },
});
