import { expect } from "chai";
import fc from "fast-check";
import { isSchemixError } from "../../../src/errors/schemix-error.js";
import type { AnyOperation } from "../../../src/objects/any.js";
import { describeOperation } from "../../../src/objects/describe.js";
import { reverseOperations } from "../../../src/objects/reverse.js";
import { anyOperation, operationKinds } from "../../support/operations.js";

const t = { table: "t" } as const;
const key = { ...t, name: "k", columns: ["a"] } as const;

/** What is done, and what undoes it. */
const pairs: readonly (readonly [AnyOperation, AnyOperation])[] = [
  [
    { kind: "createNamespace", name: "app" },
    { kind: "dropNamespace", name: "app" },
  ],
  [
    { kind: "dropNamespace", name: "app" },
    { kind: "createNamespace", name: "app" },
  ],
  [
    { kind: "createTable", namespace: "app", ...t, columns: [], uniques: [], checks: [], foreignKeys: [] },
    { kind: "dropTable", namespace: "app", ...t },
  ],
  [
    { kind: "renameTable", ...t, to: "u" },
    { kind: "renameTable", table: "u", to: "t" },
  ],
  [
    { kind: "renameTable", namespace: "a", ...t, to: "u", toNamespace: "b" },
    { kind: "renameTable", namespace: "b", table: "u", to: "t", toNamespace: "a" },
  ],
  [
    { kind: "addColumn", ...t, column: { name: "c", type: "int", nullable: true } },
    { kind: "dropColumn", ...t, name: "c" },
  ],
  [
    { kind: "renameColumn", ...t, name: "a", to: "b" },
    { kind: "renameColumn", ...t, name: "b", to: "a" },
  ],
  [
    { kind: "createPrimaryKey", ...key },
    { kind: "dropConstraint", ...t, name: "k", type: "primaryKey" },
  ],
  [
    { kind: "createUniqueConstraint", ...key },
    { kind: "dropConstraint", ...t, name: "k", type: "unique" },
  ],
  [
    { kind: "createCheckConstraint", ...t, name: "k", expression: "a > 0" },
    { kind: "dropConstraint", ...t, name: "k", type: "check" },
  ],
  [
    { kind: "createForeignKey", ...key, references: { table: "u", columns: ["id"] } },
    { kind: "dropConstraint", ...t, name: "k", type: "foreignKey" },
  ],
  [
    { kind: "renameConstraint", ...t, name: "a", to: "b" },
    { kind: "renameConstraint", ...t, name: "b", to: "a" },
  ],
  [
    { kind: "createIndex", ...t, name: "ix", keys: [{ column: "a" }], concurrently: true },
    { kind: "dropIndex", ...t, name: "ix", concurrently: true },
  ],
  [
    { kind: "renameIndex", ...t, name: "a", to: "b" },
    { kind: "renameIndex", ...t, name: "b", to: "a" },
  ],
  [
    { kind: "createEnum", name: "e", values: ["a"] },
    { kind: "dropEnum", name: "e" },
  ],
  [
    { kind: "renameEnum", name: "a", to: "b" },
    { kind: "renameEnum", name: "b", to: "a" },
  ],
  [
    { kind: "renameEnumValue", name: "e", value: "a", to: "b" },
    { kind: "renameEnumValue", name: "e", value: "b", to: "a" },
  ],
  [
    { kind: "createSequence", name: "s" },
    { kind: "dropSequence", name: "s" },
  ],
  [
    { kind: "renameSequence", name: "a", to: "b" },
    { kind: "renameSequence", name: "b", to: "a" },
  ],
  [
    { kind: "renameObject", object: "trigger", table: "t", name: "a", to: "b" },
    { kind: "renameObject", object: "trigger", table: "t", name: "b", to: "a" },
  ],
];

const irreversible = new Set([
  "dropTable",
  "alterTable",
  "dropColumn",
  "alterColumn",
  "alterForeignKey",
  "dropConstraint",
  "dropIndex",
  "alterIndex",
  "dropEnum",
  "addEnumValue",
  "alterEnum",
  "alterSequence",
  "dropSequence",
  "comment",
]);

describe("The reverse of operations", () => {
  for (const [operation, reverse] of pairs) {
    it(`of ${operation.kind}`, () => expect(reverseOperations([operation])).to.deep.equal([reverse]));
  }

  it("of a move to another namespace asks where it came from", () => {
    const moves: readonly AnyOperation[] = [
      { kind: "renameTable", ...t, to: "t", toNamespace: "b" },
      { kind: "renameObject", object: "view", name: "v", to: "w", toNamespace: "b" },
    ];
    try {
      reverseOperations(moves);
      expect.fail("they are irreversible");
    } catch (error) {
      expect(isSchemixError(error) && error.why?.split("\n")).to.deep.equal([
        "move view v to b.w: Where it came from is not said: give `namespace` beside `toNamespace`, even where it is the default one.",
        "move table t to b: Where it came from is not said: give `namespace` beside `toNamespace`, even where it is the default one.",
      ]);
    }
  });

  it("comes last first", () => {
    const [first, second] = [pairs[0], pairs[3]];
    expect(reverseOperations([first?.[0], second?.[0]] as AnyOperation[])).to.deep.equal([
      second?.[1],
      first?.[1],
    ]);
  });

  it("of a key that has taken an index over is the index", () => {
    const taken = { kind: "createUniqueConstraint", ...key, include: ["b"], usingIndex: "ix" } as const;
    expect(reverseOperations([taken])).to.deep.equal([
      { kind: "dropConstraint", ...t, name: "k", type: "unique" },
      { kind: "createIndex", ...t, name: "ix", keys: [{ column: "a" }], unique: true, include: ["b"] },
    ]);
  });

  it("of a validated constraint is nothing: it stays valid", () => {
    expect(reverseOperations([{ kind: "validateConstraint", ...t, name: "k" }])).to.deep.equal([]);
  });

  it("of steps is what their author says", () => {
    const [there, back] = [
      { sql: "a", parameters: [1] },
      { sql: "b", parameters: [] },
    ];
    const execute = { kind: "execute", ...there, reverse: back } as const;
    expect(reverseOperations([execute])).to.deep.equal([{ kind: "execute", ...back, reverse: there }]);
    const [body, reverse] = [async () => undefined, async () => undefined];
    expect(reverseOperations([{ kind: "run", body, reverse }])).to.deep.equal([
      { kind: "run", body: reverse, reverse: body },
    ]);
  });

  it("names every operation that has none, and why", () => {
    const operations: AnyOperation[] = [
      { kind: "dropTable", ...t },
      { kind: "createEnum", name: "e", values: [] },
      { kind: "execute", sql: "update x", parameters: [] },
      { kind: "run", body: async () => undefined },
      { kind: "bulkInsert", ...t, columns: ["a"], rows: [[1]] },
    ];
    const error = thrownBy(() => reverseOperations(operations));
    expect(isSchemixError(error, "IRREVERSIBLE")).to.equal(true);
    const { message, why, fix } = error as { message: string; why: string; fix: string };
    expect(message).to.contain("4 operations");
    expect(why.split("\n")).to.deep.equal([
      "insert 1 rows into t: Which rows to delete is not known.",
      "run a data step: It is code without a reverse.",
      "execute update x: It is SQL without a reverse.",
      "drop table t: The rows are gone.",
    ]);
    expect(fix).to.contain("down(op)");
  });

  it("is there for every other kind, and undoing an undoing is doing", () => {
    const kinds = operationKinds.filter((kind) => !irreversible.has(kind) && kind !== "validateConstraint");
    expect(new Set(pairs.map(([{ kind }]) => kind))).to.deep.equal(new Set(kinds));
    fc.assert(
      fc.property(anyOperation, (operation) => {
        const isWhole = !("toNamespace" in operation) || operation.namespace !== undefined;
        if (!operation.kind.startsWith("rename") || !isWhole) return;
        expect(reverseOperations(reverseOperations([operation]))).to.deep.equal([operation]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("What an operation is called", () => {
  it("is one line for every kind", () => {
    fc.assert(fc.property(anyOperation, (operation) => describeOperation(operation).length > 5));
  });

  it("names the place and what changes", () => {
    const said: readonly (readonly [AnyOperation, string])[] = [
      [
        { kind: "addColumn", namespace: "app", ...t, column: { name: "c", type: "int", nullable: true } },
        "add column app.t.c int",
      ],
      [
        { kind: "alterColumn", ...t, name: "c", type: "int", nullable: false, default: null },
        "alter column t.c: type int, not null, no default",
      ],
      [
        { kind: "alterColumn", ...t, name: "c", identity: null, statistics: null },
        "alter column t.c: no identity, statistics default",
      ],
      [
        { kind: "createForeignKey", ...key, references: { table: "u", columns: ["id"] } },
        "create foreign key k on t to u",
      ],
      [{ kind: "dropConstraint", ...t, name: "k", type: "primaryKey" }, "drop primary key k of t"],
      [
        { kind: "comment", on: { kind: "column", ...t, name: "c" }, text: null },
        "remove comment from column t.c",
      ],
      [{ kind: "comment", on: { kind: "namespace", name: "app" }, text: "x" }, "comment on namespace app"],
      [{ kind: "execute", sql: "  update\n  t", parameters: [] }, "execute update t"],
    ];
    for (const [operation, line] of said) expect(describeOperation(operation)).to.equal(line);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
