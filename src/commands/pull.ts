import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags, strict } from "../cli/flags.js";
import { unmodelledHints } from "../cli/present/changes.js";
import { presentPull, pullHints } from "../cli/present/pull.js";

export default defineCommand({
  summary: "Write entities for the tables of a database.",
  description:
    "A file for each table; `check` finds no difference afterwards. Run again, it rewrites the files whose table changed and leaves those alone that somebody edited.",
  examples: [
    "<%= config.bin %> pull",
    "<%= config.bin %> pull --out src/entities --dry-run",
    '<%= config.bin %> pull --namespaces app,billing --exclude "tmp_*,*_old"',
  ],
  flags: {
    out: {
      type: "option",
      char: "o",
      helpValue: "<folder>",
      summary: "Folder to write to; by default the one that `entities` of the configuration starts in.",
    },
    include: {
      type: "option",
      helpValue: "<patterns>",
      summary: "Only tables that match: order*,app.*",
    },
    exclude: { type: "option", helpValue: "<patterns>", summary: "No tables that match." },
    namespaces: {
      type: "option",
      helpValue: "<names>",
      summary: "Namespaces to read; by default those of the configuration's filter, else the default one.",
    },
    "dry-run": { type: "boolean", summary: "Show what would change and write nothing." },
    force: { type: "boolean", summary: "Also write over files that were edited." },
    strict,
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { pull } = await import("../api/pull.js");
    const isDryRun = flags["dry-run"];
    const result = await pull({
      ...baseRequest(flags, context),
      out: flags.out,
      include: listOf(flags.include),
      exclude: listOf(flags.exclude),
      namespaces: listOf(flags.namespaces),
      dryRun: isDryRun,
      force: flags.force,
      strict: flags.strict || undefined,
    });
    return {
      result,
      text: (style) => presentPull(result, isDryRun, style),
      hints: [...unmodelledHints(result), ...pullHints(result)],
    };
  },
});

/** `a,b` → its parts. */
function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
