import * as Flags from "@oclif/core/flags";
import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags, optionalText, runFlags } from "../cli/flags.js";
import { presentRun, presentScript } from "../cli/present/run.js";
import { range, runRequest } from "../cli/run-request.js";

export default class Down extends SchemixCommand {
  static override readonly summary = "Take applied migrations back, the last one first.";
  static override readonly description =
    "TARGET is base, a revision to go back to, or -N for the last N; without one, one migration is taken back. With --sql it may be a range, FROM:TO, where FROM is what the database is at; run the script so that it stops at its first error (psql -v ON_ERROR_STOP=1).";
  static override readonly examples = [
    "<%= config.bin %> down",
    "<%= config.bin %> down --steps 2",
    "<%= config.bin %> down base --dry-run",
    "<%= config.bin %> down head:base --sql",
  ];
  static override readonly args = {
    target: optionalText("The revision to go back to; it stays applied."),
  };
  static override readonly flags = {
    steps: Flags.integer({
      min: 1,
      helpValue: "<n>",
      summary: "How many migrations to take back; default 1.",
    }),
    ...runFlags,
    ...globalFlags,
  };

  async run(): Promise<Outcome> {
    const { args, flags } = await this.parse(Down);
    const base = this.baseRequest(flags);
    if (flags.sql) {
      const { script } = await import("../api/script.js");
      const target = args.target ?? `-${flags.steps ?? 1}`;
      const result = await script({ ...base, direction: "down", ...range(target) });
      return { result, text: () => presentScript(result) };
    }
    const { down } = await import("../api/down.js");
    const result = await down({ ...base, ...runRequest(flags), target: args.target, steps: flags.steps });
    return { result, text: (style) => presentRun(result, "down", style) };
  }
}
