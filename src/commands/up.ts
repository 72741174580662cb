import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags, optionalText, runFlags } from "../cli/flags.js";
import { presentRun, presentScript } from "../cli/present/run.js";
import { range, runRequest } from "../cli/run-request.js";

export default class Up extends SchemixCommand {
  static override readonly summary = "Apply the migrations that are pending.";
  static override readonly description =
    "TARGET is head (the default), heads, a revision or the start of one, or +N for the next N. With --sql it may be a range, FROM:TO, where FROM is what the database is at; run the script so that it stops at its first error (psql -v ON_ERROR_STOP=1).";
  static override readonly examples = [
    "<%= config.bin %> up",
    "<%= config.bin %> up +1",
    "<%= config.bin %> up --dry-run",
    "<%= config.bin %> up --sql",
    "<%= config.bin %> up base:head --sql",
  ];
  static override readonly args = {
    target: optionalText("Where to stop; default head."),
  };
  static override readonly flags = { ...runFlags, ...globalFlags };

  async run(): Promise<Outcome> {
    const { args, flags } = await this.parse(Up);
    const base = this.baseRequest(flags);
    if (flags.sql) {
      const { script } = await import("../api/script.js");
      const result = await script({ ...base, direction: "up", ...range(args.target) });
      return { result, text: () => presentScript(result) };
    }
    const { up } = await import("../api/up.js");
    const result = await up({ ...base, ...runRequest(flags), target: args.target });
    return { result, text: (style) => presentRun(result, "up", style) };
  }
}
