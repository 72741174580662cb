import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentRevisions } from "../cli/present/revisions.js";

export default class History extends SchemixCommand {
  static override readonly summary = "List the migrations, the newest first, with what is applied.";
  static override readonly examples = ["<%= config.bin %> history", "<%= config.bin %> history --json"];
  static override readonly flags = { ...globalFlags };

  async run(): Promise<Outcome> {
    const { flags } = await this.parse(History);
    const { history } = await import("../api/history.js");
    const result = await history(this.baseRequest(flags));
    return { result, text: () => presentRevisions(result.revisions) };
  }
}
