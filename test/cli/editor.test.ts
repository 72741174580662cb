import { expect } from "chai";
import { openEditor } from "../../src/cli/editor.js";
import { isSchemixError } from "../../src/errors/schemix-error.js";
import { failureOf } from "../support/runner.js";

describe("the editor", () => {
  const file = import.meta.filename;

  it("is what VISUAL or EDITOR names, with its options", async () => {
    await openEditor(file, { VISUAL: "test -f", EDITOR: "false" });
    await openEditor(file, { EDITOR: "test -f" });
  });

  it("that is not there, or fails, is an error that says how to name one", async () => {
    for (const editor of ["test -d", "no-such-editor 2>/dev/null"]) {
      const error = await failureOf(openEditor(file, { EDITOR: editor }));
      if (!isSchemixError(error, "USAGE")) throw error;
      expect(error.fix).to.include("EDITOR=nano");
    }
  });
});
