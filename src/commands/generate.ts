import { baseRequest, defineCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentGenerate, unmanagedHints, unmodelledHints } from "../cli/present/changes.js";
import { clean } from "../cli/present/text.js";

export default defineCommand({
  summary: "Write the migration that brings the database to what the entities say.",
  description:
    "The migration is rehearsed on the database before it is written: applied, compared, taken back, compared, and rolled back.",
  examples: [
    '<%= config.bin %> generate -m "create users"',
    '<%= config.bin %> generate -m "create users" --dry-run --sql',
    '<%= config.bin %> generate -m "load countries" --empty',
  ],
  flags: {
    message: {
      type: "option",
      char: "m",
      helpValue: "<text>",
      summary: "What the migration does, in a few words.",
    },
    empty: { type: "boolean", summary: "An empty migration, to be written by hand; no database is needed." },
    sql: { type: "boolean", summary: "Also print the SQL of up and down." },
    "dry-run": { type: "boolean", summary: "Do all but write the file; print it instead." },
    "no-rehearse": { type: "boolean", summary: "Skip the rehearsal." },
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { generate } = await import("../api/generate.js");
    const isDryRun = flags["dry-run"];
    const result = await generate({
      ...baseRequest(flags, context),
      message: flags.message,
      empty: flags.empty,
      sql: flags.sql,
      dryRun: isDryRun,
      rehearse: !flags["no-rehearse"],
    });
    const wasWritten = result.file !== undefined && !isDryRun;
    return {
      result,
      text: (style) => presentGenerate(result, isDryRun, style),
      hints: [
        ...unmanagedHints(result),
        ...unmodelledHints(result),
        ...(result.rehearsalNotes ?? []).map(clean),
        ...(wasWritten ? ["Review it, then apply it with `schemix up`."] : []),
      ],
    };
  },
});
