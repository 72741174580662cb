import type { RenameAnswers, RenameQuestion } from "../api/types.js";
import { readAnswers } from "../cli/answers-file.js";
import { askRenames } from "../cli/ask-renames.js";
import { baseRequest, defineCommand } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { fromFlag, globalFlags, scratchFlag, strict } from "../cli/flags.js";
import { presentGenerate, rehearsalHints, unmanagedHints, unmodelledHints } from "../cli/present/changes.js";
import { clean } from "../cli/present/text.js";
import { isInteractive, readLine } from "../cli/prompt.js";

import { wordsOf } from "../cli/run-request.js";

export default defineCommand({
  summary: "Write the migration that brings the database to what the entities say.",
  description:
    "The migration is rehearsed before it is written: applied, compared, taken back, compared, and rolled back; on the database itself when that is on this machine, else on a scratch database that is made like it. What may have been renamed is asked about on a terminal; elsewhere, without an answer, nothing is written.",
  examples: [
    '<%= config.bin %> generate -m "create users"',
    '<%= config.bin %> generate -m "create users" --dry-run --sql',
    '<%= config.bin %> generate -m "backfill names" --empty',
    '<%= config.bin %> generate -m "load countries" --empty --data',
    '<%= config.bin %> generate -m "create users" --rehearse-on scratch',
    '<%= config.bin %> generate -m "create users" --from history --scratch pglite',
  ],
  flags: {
    message: {
      type: "option",
      char: "m",
      helpValue: "<text>",
      summary: "What the migration does, in a few words.",
    },
    empty: { type: "boolean", summary: "An empty migration, to be written by hand; no database is needed." },
    data: {
      type: "boolean",
      summary: "With --empty: a skeleton for rows, which can run again and goes back.",
    },
    head: {
      type: "option",
      helpValue: "<revision>",
      summary: "What it follows: a head when there are several, billing@head, or base.",
    },
    splice: {
      type: "boolean",
      summary: "With --head, also follow a revision that others were built on: a branch begins.",
    },
    "branch-label": {
      type: "option",
      helpValue: "<names>",
      summary: "Labels for the branch that begins, with commas between them.",
    },
    "depends-on": {
      type: "option",
      helpValue: "<revisions>",
      summary: "Revisions or labels that have to be applied before, with commas between them.",
    },
    "revision-id": { type: "option", helpValue: "<id>", summary: "Its id, instead of a random one." },
    "version-path": {
      type: "option",
      helpValue: "<folder>",
      summary: "Which of several migrations folders it goes to; by default that of its parent.",
    },
    sql: { type: "boolean", summary: "Also print the SQL of up and down." },
    "dry-run": { type: "boolean", summary: "Do all but write the file; print it instead." },
    from: fromFlag,
    "rehearse-on": {
      type: "option",
      options: ["database", "scratch", "none"],
      summary: "Where to rehearse; by default on the database when it is on this machine, else on scratch.",
    },
    "no-rehearse": {
      type: "boolean",
      exclusive: ["rehearse-on"],
      summary: "Skip the rehearsal: the same as --rehearse-on none.",
    },
    scratch: scratchFlag,
    rename: {
      type: "option",
      multiple: true,
      helpValue: "<old:new>",
      summary: "What was renamed: customer.name:full_name; may be given several times.",
    },
    "no-rename": {
      type: "option",
      multiple: true,
      helpValue: "<old>",
      summary: "What goes and was not renamed: customer.fax; may be given several times.",
    },
    answers: {
      type: "option",
      helpValue: "<file>",
      summary: 'A file of such answers: { "customer.name": "full_name", "customer.fax": null }.',
    },
    strict,
    ...globalFlags,
  },

  async execute({ flags, context }) {
    const { generate } = await import("../api/generate.js");
    const isDryRun = flags["dry-run"];
    const result = await generate({
      ...baseRequest(flags, context),
      message: flags.message,
      empty: flags.empty,
      data: flags.data,
      head: flags.head,
      splice: flags.splice,
      labels: wordsOf(flags["branch-label"]),
      dependsOn: wordsOf(flags["depends-on"]),
      revision: flags["revision-id"],
      versionPath: flags["version-path"],
      sql: flags.sql,
      dryRun: isDryRun,
      from: flags.from,
      rehearse: !flags["no-rehearse"],
      renames: flags.rename,
      notRenamed: flags["no-rename"],
      answers: readAnswers(flags.answers),
      ask: isInteractive(context) ? (questions) => askAt(questions, context) : undefined,
      strict: flags.strict || undefined,
      rehearseOn: flags["rehearse-on"],
    });
    const wasWritten = result.file !== undefined && !isDryRun;
    return {
      result,
      text: (style) => presentGenerate(result, isDryRun, style),
      hints: [
        ...unmanagedHints(result),
        ...unmodelledHints(result),
        ...(result.rehearsalNotes ?? []).map(clean),
        ...rehearsalHints(result),
        ...(wasWritten ? ["Review it, then apply it with `schemix up`."] : []),
      ],
    };
  },
});

function askAt(questions: readonly RenameQuestion[], context: Context): Promise<RenameAnswers> {
  const { err, endProgress } = context;
  endProgress();
  return askRenames(questions, {
    style: err.style,
    write: err.write,
    read: (prompt) => readLine(prompt, context),
  });
}
