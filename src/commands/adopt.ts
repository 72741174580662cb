import { baseRequest, defineCommand } from "../cli/command.js";
import { parseDuration } from "../cli/duration.js";
import { globalFlags, lockWait } from "../cli/flags.js";
import { presentAdopt } from "../cli/present/revisions.js";
import { exitCodes } from "../errors/exit-codes.js";

export default defineCommand({
  summary: "Take over a database whose migrations another tool has run.",
  description:
    "Writes a first migration that makes what is there, if there is none, and records it as applied. TOOL is typeorm or mikro-orm. Its table and files stay.",
  examples: ["<%= config.bin %> adopt typeorm --dry-run", "<%= config.bin %> adopt mikro-orm"],
  args: {
    tool: { description: "Whose migrations have been run.", required: true },
  },
  flags: {
    table: {
      type: "option",
      helpValue: "<name>",
      summary:
        "The table in which it has written them down; default: the one that its options in the configuration name, or that it makes by itself.",
    },
    message: {
      type: "option",
      char: "m",
      helpValue: "<text>",
      summary: "What the first migration is called; default: baseline.",
    },
    "dry-run": { type: "boolean", summary: "Show what would be done and do nothing." },
    "lock-wait": lockWait,
    ...globalFlags,
  },

  async execute({ args, flags, context }) {
    const { adopt } = await import("../api/adopt.js");
    const result = await adopt({
      ...baseRequest(flags, context),
      tool: args.tool,
      table: flags.table,
      message: flags.message,
      dryRun: flags["dry-run"],
      lockWait: parseDuration(flags["lock-wait"], "lock-wait"),
    });
    const isOther = result.operations.length > 0;
    return {
      result,
      text: (style) => presentAdopt(result, flags["dry-run"], style),
      hints: isOther
        ? [`Run what ${result.tool} has pending, or correct the entities; \`schemix diff\` shows it whole.`]
        : [],
      exitCode: isOther ? exitCodes.different : exitCodes.ok,
    };
  },
});
