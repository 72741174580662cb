import * as Flags from "@oclif/core/flags";
import { type Outcome, SchemixCommand } from "../cli/command.js";
import { parseDuration } from "../cli/duration.js";
import { globalFlags, lockWait, requiredText } from "../cli/flags.js";
import { presentStamp } from "../cli/present/revisions.js";

export default class Stamp extends SchemixCommand {
  static override readonly summary = "Record where the database stands without running a migration.";
  static override readonly description =
    "For a database that was built in another way. TARGET is head, base, a revision or the start of one.";
  static override readonly examples = [
    "<%= config.bin %> stamp head --dry-run",
    "<%= config.bin %> stamp head",
  ];
  static override readonly args = {
    target: requiredText("The revision to record."),
  };
  static override readonly flags = {
    "dry-run": Flags.boolean({ summary: "Show what would be recorded and record nothing." }),
    "lock-wait": lockWait,
    ...globalFlags,
  };

  async run(): Promise<Outcome> {
    const { args, flags } = await this.parse(Stamp);
    const { stamp } = await import("../api/stamp.js");
    const wait = flags["lock-wait"];
    const result = await stamp({
      ...this.baseRequest(flags),
      target: args.target,
      dryRun: flags["dry-run"],
      lockWait: wait === undefined ? undefined : parseDuration(wait, "lock-wait"),
    });
    return { result, text: (style) => presentStamp(result, flags["dry-run"], style) };
  }
}
