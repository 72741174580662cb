import { forEachEngine } from "../../support/engines.js";
import { comment, enumeration, type Facts, namespace, sequence, table } from "../../support/facts.js";
import { describeTrips, type Trip } from "../../support/round-trip.js";

const names = {
  "with quotes": `it's "quoted"`,
  "with blanks": " a  b ",
  reserved: "select",
  "in capitals": "Table",
  "of emoji": "🦊é",
  "of 63 bytes": "x".repeat(63),
  "of 63 bytes of two each, and one": `${"é".repeat(31)}x`,
  "of a prototype": "__proto__",
  "of an object's method": "constructor",
  "with backslashes": "a\\b\\",
  "with line breaks": "a\nb\r\tc",
  "with a comment sign": "a--b/*c*/",
  "with a dollar": "$$a$1",
  "of a template": "`${x}`",
  "with dots": "a.b",
  "of a number": "1",
  "with a semicolon": "a; DROP TABLE t; --",
  "with a line separator": "a\u2028b\u202ec",
  "with percents": "%s %I %%",
};

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** A name that goes with another, and is not too long. */
const beside = (name: string, more: string) =>
  Buffer.byteLength(name + more) <= 63 ? name + more : more + name.slice(more.length);

/** One of each kind, everything that can be named so is named so. */
function everything(name: string, isChanged: boolean): Facts {
  const other = beside(name, "2");
  const place = beside(name, "n");
  const type = `${quoted(place)}.${quoted(name)}`;
  return [
    namespace(place, name),
    enumeration(name, isChanged ? [name, other, beside(name, "3")] : [name, other], place),
    comment({ kind: "enum", namespace: place, name }, name),
    sequence(beside(name, "s"), { ownedBy: { table: other, column: name } }, place),
    table(other, {
      namespace: place,
      columns: {
        [name]: "bigint!",
        [other]: {
          type,
          nullable: true,
          default: isChanged ? undefined : `${text(name)}::${type}`,
          comment: isChanged ? name : `${name}\n'"\\`,
        },
        ...(isChanged ? { [beside(name, "4")]: { type: "text", default: text(name) } } : {}),
      },
      primaryKey: { name: beside(name, "p"), columns: [name] },
      unique: { [beside(name, "u")]: [other, name] },
      check: { [beside(name, "c")]: `${quoted(name)} ${isChanged ? ">" : ">="} 0 AND ${text(name)} <> ''` },
      foreignKey: {
        [beside(name, "f")]: {
          columns: [name],
          references: [other, [name], place],
          onDelete: isChanged ? "cascade" : "noAction",
        },
      },
      index: {
        [beside(name, "i")]: {
          keys: [{ column: other }, { expression: `${quoted(name)} + 1` }],
          where: `${quoted(name)} ${isChanged ? "<" : ">"} 9`,
        },
      },
      comment: name,
      comments: { [`check ${beside(name, "c")}`]: name, [`index ${beside(name, "i")}`]: name },
    }),
  ];
}

const trips: readonly Trip[] = Object.entries(names).flatMap(([what, name]) => [
  { name: `made and changed: names ${what}`, from: everything(name, false), to: everything(name, true) },
]);

const twins: readonly Trip[] = [
  {
    name: "names that differ in their case only",
    from: [
      table("t", { columns: { a: "int", A: "text" }, index: { ix: ["a"], IX: ["A"] } }),
      table("T", { columns: { a: "int" } }),
    ],
    to: [
      table("t", { columns: { a: "bigint", A: "text" }, index: { ix: ["A"], IX: ["a"] } }),
      table("T", { columns: { A: "int" } }),
    ],
  },
  {
    name: "enums that differ in their case only",
    from: [
      enumeration("mood", ["a", "A"]),
      enumeration("Mood", ["b"]),
      table("t", { columns: { x: "mood", y: '"Mood"' } }),
    ],
    to: [
      enumeration("mood", ["A", "a"]),
      enumeration("Mood", ["B", "b"]),
      table("t", { columns: { x: "mood", y: '"Mood"' } }),
    ],
  },
  {
    name: "columns named as every object has members",
    from: table("t", { columns: { id: "int" } }),
    to: table("t", {
      columns: {
        id: "int",
        toString: "int",
        hasOwnProperty: "int",
        __proto__x: "int",
        valueOf: "int",
        length: "int",
        name: "int",
        kind: "int",
      },
    }),
  },
  {
    name: "names that need no quotes and are words of the grammar",
    to: table("user", {
      columns: { order: "int!", group: "int", default: "int", check: "int", primary: "int", column: "int" },
      primaryKey: { name: "constraint", columns: ["order"] },
      index: { index: ["group"] },
    }),
  },
];

describe("Hostile names", () => {
  forEachEngine((engine) => {
    describe("of everything", () => describeTrips(engine, trips));
    describe("twins", () => describeTrips(engine, twins));
  });
});
