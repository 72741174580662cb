import { type Outcome, SchemixCommand } from "../cli/command.js";
import { globalFlags } from "../cli/flags.js";
import { presentCurrent } from "../cli/present/revisions.js";

export default class Current extends SchemixCommand {
  static override readonly summary = "Show the revision that the database is at.";
  static override readonly examples = ["<%= config.bin %> current"];
  static override readonly flags = { ...globalFlags };

  async run(): Promise<Outcome> {
    const { flags } = await this.parse(Current);
    const { current } = await import("../api/current.js");
    const result = await current(this.baseRequest(flags));
    return { result, text: () => presentCurrent(result) };
  }
}
