import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentStatus } from "../cli/present/revisions.js";

export default class Status extends SchemixCommand {
  static override readonly summary = "Show where the database stands and what is pending.";
  static override readonly examples = ["<%= config.bin %> status", "<%= config.bin %> status --json"];
  static override readonly flags = { ...globalFlags };

  async run(): Promise<Outcome> {
    const { flags } = await this.parse(Status);
    const { status } = await import("../api/status.js");
    const result = await status(this.baseRequest(flags));
    const hints = result.pending.length > 0 ? ["Apply what is pending with `schemix up`."] : [];
    return { result, text: (style) => presentStatus(result, style), hints };
  }
}
