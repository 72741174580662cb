import { defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentInit } from "../cli/present/revisions.js";

export default defineCommand({
  summary: "Start a project: a configuration, an example entity, a folder for migrations.",
  description:
    "Asks for the database on a terminal, and nothing elsewhere or with --yes. A file that is there already is left as it is.",
  examples: [
    "<%= config.bin %> init --yes",
    "<%= config.bin %> init --database postgres://app@localhost:5432/shop",
  ],
  flags: {
    yes: { type: "boolean", char: "y", summary: "Ask nothing; take the defaults." },
    json: globalFlags.json,
    quiet: globalFlags.quiet,
    verbose: globalFlags.verbose,
    "no-color": globalFlags["no-color"],
    database: {
      type: "option",
      char: "d",
      helpValue: "<url>",
      summary: "Database to write into the configuration; by default an embedded PostgreSQL in .schemix/db.",
    },
  },

  async execute({ flags, context }) {
    const { init, embeddedDatabase } = await import("../api/init.js");
    let database = flags.database;
    if (database === undefined && !flags.yes && !flags.json) {
      const { ask } = await import("../cli/prompt.js");
      database = await ask("Database address", embeddedDatabase, context);
    }
    const result = await init({ database, signal: context.signal });
    return { result, text: (style) => presentInit(result, style) };
  },
});
