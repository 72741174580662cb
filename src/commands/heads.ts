import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentRevisions } from "../cli/present/revisions.js";

export default class Heads extends SchemixCommand {
  static override readonly summary = "Show the newest migrations: those that no other one builds on.";
  static override readonly examples = ["<%= config.bin %> heads"];
  static override readonly flags = { ...globalFlags };

  async run(): Promise<Outcome> {
    const { flags } = await this.parse(Heads);
    const { heads } = await import("../api/heads.js");
    const result = await heads(this.baseRequest(flags));
    return { result, text: () => presentRevisions(result.revisions) };
  }
}
