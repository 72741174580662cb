/** Texts that the server says in yet another way when it reads its own words. */
import { forEachEngine } from "../../support/engines.js";
import { comment, enumeration, flatten, sequence, table } from "../../support/facts.js";
import { describeTrips } from "../../support/round-trip.js";

const check = "s in ('a', 'b')";

describe("texts that change when they are read again", () => {
  forEachEngine((engine) =>
    describeTrips(engine, [
      {
        name: "a list of constants, dropped and brought back, is no difference",
        from: table("t", { columns: { s: "varchar(20)" }, check: { ck: check } }),
        to: table("t", { columns: { s: "varchar(20)" } }),
        up: ["dropConstraint"],
        down: ["createCheckConstraint"],
      },
      {
        name: "a check that a new type leaves as it is stays where it is",
        from: table("t", { columns: { s: "varchar(20)" }, check: { ck: "s = 'a'" } }),
        to: table("t", { columns: { s: "text" }, check: { ck: "s = 'a'" } }),
        up: ["alterColumn"],
        down: ["alterColumn"],
      },
      {
        name: "an enum that is built anew keeps a comment that no entity speaks of",
        from: [
          enumeration("mood", ["sad", "ok"]),
          flatten(enumeration("mood", [])).map((mood) => comment(mood, "how one feels")),
          table("t", { columns: { m: "mood" } }),
        ],
        to: [enumeration("mood", ["ok"]), table("t", { columns: { m: "mood" } })],
        there: { "SELECT obj_description('mood'::regtype, 'pg_type')": "how one feels" },
      },
      {
        name: "an enum and a sequence that go come back with their comments",
        from: [
          enumeration("mood", ["sad", "ok"]),
          flatten(enumeration("mood", [])).map((mood) => comment(mood, "how one feels")),
          sequence("number"),
          flatten(sequence("number")).map((number) => comment(number, "one after the other")),
        ],
        to: [],
        back: {
          "SELECT obj_description('mood'::regtype, 'pg_type')": "how one feels",
          "SELECT obj_description('number'::regclass, 'pg_class')": "one after the other",
        },
      },
    ]),
  );
});
