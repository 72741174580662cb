import * as Flags from "@oclif/core/flags";
import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentDiff, unmodelledHints } from "../cli/present/changes.js";
import { exitCodes } from "../errors/exit-codes.js";

export default class Diff extends SchemixCommand {
  static override readonly summary = "Show what generate would do, without writing anything.";
  static override readonly examples = [
    "<%= config.bin %> diff",
    "<%= config.bin %> diff --sql",
    "<%= config.bin %> diff --exit-code --quiet",
  ];
  static override readonly flags = {
    sql: Flags.boolean({ summary: "Print the SQL instead of a line for each operation." }),
    "exit-code": Flags.boolean({
      summary: `End with exit code ${exitCodes.different} when there is a difference.`,
    }),
    ...globalFlags,
  };

  async run(): Promise<Outcome> {
    const { flags } = await this.parse(Diff);
    const { diff } = await import("../api/diff.js");
    const result = await diff(this.baseRequest(flags));
    return {
      result,
      text: (style) => presentDiff(result, flags.sql, style),
      hints: unmodelledHints(result),
      exitCode: flags["exit-code"] && result.hasChanges ? exitCodes.different : exitCodes.ok,
    };
  }
}
