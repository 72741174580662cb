import { expect } from "chai";
import type { Flags } from "../../src/cli/options.js";
import { parse } from "../../src/cli/parse.js";
import { SchemixError } from "../../src/errors/schemix-error.js";

const flags = {
  message: { type: "option", char: "m", summary: "" },
  mode: { type: "option", options: ["one", "two"], summary: "" },
  yes: { type: "boolean", char: "y", summary: "" },
  no: { type: "boolean", char: "n", exclusive: ["yes"], summary: "" },
} as const satisfies Flags;
const args = { first: { description: "", required: true }, second: { description: "" } } as const;

describe("reading a command line", () => {
  const read = (line: string) => parse("test", line.split(" "), args, flags);

  it("takes options in every form", () => {
    const expected = {
      args: { first: "a", second: undefined },
      flags: { message: "x=y", mode: undefined, yes: true, no: false },
    };
    for (const line of [
      "a --message x=y --yes",
      "--message=x=y -y a",
      "-yma a",
      "-ymx=y a",
      "-ym x=y a",
      "a -y -m=x=y",
    ]) {
      const { args: found, flags: values } = read(line);
      expect(found, line).to.deep.equal(expected.args);
      expect(values, line).to.deep.equal({
        ...expected.flags,
        message: line.startsWith("-yma") ? "a" : "x=y",
      });
    }
  });

  it("takes what follows -- and negative numbers as arguments", () => {
    expect(read("-1 -- --yes").args).to.deep.equal({ first: "-1", second: "--yes" });
    expect(read("- +2").args).to.deep.equal({ first: "-", second: "+2" });
    expect(read("a --message=-y").flags.message).to.equal("-y");
    expect(parse("test", ["a", "--message", ""], args, flags).flags.message).to.equal("");
  });

  const wrong: readonly [string, string][] = [
    ["", "The argument FIRST is missing."],
    ["a b c d", "There are arguments too many: c d."],
    ["a --mesage x", "There is no option --mesage."],
    ["a -x", "There is no option -x."],
    ["a -ym", "The option --message needs a value."],
    ["a --message -y", "The option --message needs a value."],
    ["a --yes=1", "The option --yes takes no value."],
    ["a -m x -m y", "The option --message is given twice."],
    ["a --mode twoo", "The option --mode is one of one, two, not twoo."],
    ["a -y -n", "The options --no and --yes do not go together."],
    ["a --constructor", "There is no option --constructor."],
  ];
  for (const [line, message] of wrong) {
    it(`refuses \`${line}\``, () => {
      expect(() => parse("test", line === "" ? [] : line.split(" "), args, flags))
        .to.throw(SchemixError, message)
        .that.includes({ code: "USAGE" })
        .and.has.property("fix")
        .that.contains("`schemix test --help`");
    });
  }
});
