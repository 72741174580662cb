import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { diff } from "../../../src/api/diff.js";
import { generate } from "../../../src/api/generate.js";
import { merge } from "../../../src/api/merge.js";
import type { GenerateRequest } from "../../../src/api/types.js";
import { up } from "../../../src/api/up.js";
import type { RevisionContext, RevisionHook } from "../../../src/config/types.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { rewriteOperations } from "../../../src/objects/rewrite.js";
import { type TestDatabase, testPglite, withSharedScratch } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

const entity = `import { Column, Entity, Index, PrimaryGeneratedColumn } from "@schemix/migrate";

@Entity()
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  @Index() @Column("text") email!: string;
}
`;

describe("processRevision", () => {
  let db: TestDatabase;
  let project: TestProject;
  let hook: RevisionHook;
  const contexts: RevisionContext[] = [];
  const files = () => readdirSync(join(project.folder, "migrations"));
  const next = (request: GenerateRequest = {}) => generate({ ...project.base, ...request });
  before(async () => {
    db = await testPglite();
    const processRevision: RevisionHook = (revision, context) => {
      contexts.push(context);
      return hook(revision, context);
    };
    const settings = { entities: ["src/**/*.ts"], processRevision };
    project = createProject(withSharedScratch(db.database), settings);
    mkdirSync(join(project.folder, "src"));
    writeFileSync(join(project.folder, "src/member.entity.ts"), entity);
  });
  beforeEach(() => {
    contexts.length = 0;
    hook = () => undefined;
  });
  after(async () => {
    project.remove();
    await db.close();
  });

  it("is asked before the rehearsal, and what returns nothing changes nothing", async () => {
    const plain = await next({ dryRun: true });
    expect(plain.operations.map(({ kind }) => kind)).to.deep.equal(["createTable", "createIndex"]);
    expect(plain.rehearsalNotes).to.deep.equal([]);
    expect(contexts).to.deep.equal([{ occasion: "changes", parents: [], dialect: "postgres" }]);
    hook = () => ({});
    expect((await next({ dryRun: true })).operations).to.deep.equal(plain.operations);
  });

  it("puts operations in other words, of which the rehearsal tries the result", async () => {
    hook = ({ up: upward, down }) => ({
      message: "members at last",
      transaction: false,
      up: rewriteOperations(upward, {
        createIndex: (operation) => ({ ...operation, concurrently: true }),
        createTable: (operation) => [operation, { kind: "execute", sql: "ANALYZE member", parameters: [] }],
      }),
      down,
    });
    const { source, rehearsed, rehearsalNotes, file, operations } = await next({ dryRun: true });
    expect(rehearsed).to.equal(true);
    expect(rehearsalNotes).to.deep.equal([]);
    expect(operations.map(({ kind }) => kind)).to.deep.equal(["createTable", "execute", "createIndex"]);
    expect(file).to.match(/_members_at_last\.ts$/);
    expect(source).to.contain(
      'static readonly message = "members at last";\n  static readonly transaction = false;\n',
    );
    expect(source).to.contain("op.execute(sql`ANALYZE member`);");
    expect(source).to.match(/concurrently: true/);
  });

  it("says what it leaves out, which is no fault", async () => {
    hook = ({ up: upward, down }) => ({ up: rewriteOperations(upward, { createIndex: () => [] }), down });
    const { operations, rehearsalNotes } = await next({ dryRun: true });
    expect(operations.map(({ kind }) => kind)).to.deep.equal(["createTable"]);
    expect(rehearsalNotes).to.deep.equal([
      "processRevision has left a difference: to be what the entities say it would still take: create index ix_member_email on member.",
    ]);
  });

  it("must lead back, and is named when it does not", async () => {
    hook = ({ up: upward }) => ({ up: upward, down: [] });
    const error = (await failureOf(next())) as SchemixError;
    expect(error.code).to.equal("REHEARSAL_FAILED");
    expect(error.message).to.equal("After down the database is not what there was before");
    expect(error.fix).to.match(/^processRevision has changed the plan/);
    hook = ({ up: upward, down }) => ({
      up: rewriteOperations(upward, { createTable: (operation) => ({ ...operation, table: "other" }) }),
      down,
    });
    expect((await failureOf(next())).message).to.match(
      /^Rehearsing up, the database refused to create index/,
    );
    expect(files()).to.deep.equal([]);
  });

  it("writes nothing when no operation is left, and diff and check see it the same way", async () => {
    hook = () => ({ up: [], down: [] });
    expect(await next()).to.include({ hasChanges: false });
    expect(await diff(project.base)).to.include({ hasChanges: false });
    expect(await check(project.base)).to.include({ isClean: true });
    expect(files()).to.deep.equal([]);
  });

  const rubbish: readonly (readonly [name: string, hook: () => unknown, message: RegExp])[] = [
    [
      "throws",
      () => {
        throw new Error("no");
      },
      /^processRevision threw: no$/,
    ],
    ["rejects", async () => Promise.reject(new Error("no")), /^processRevision threw: no$/],
    ["returns a text", () => "x", /returned "x" instead of a revision/],
    ["returns a list", () => [], /returned a list instead of a revision/],
    ["returns more than a revision", () => ({ ups: [] }), /returned a revision with ups/],
    ["returns no list", () => ({ up: {} }), /returned an object as up instead of a list/],
    [
      "returns no operation",
      () => ({ down: [{ kind: "dropEverything" }] }),
      /the kind "dropEverything" as down\[0\]/,
    ],
    [
      "returns half an operation",
      () => ({ up: [{ kind: "addColumn" }] }),
      /"addColumn" as up\[0\] that cannot be written/,
    ],
    [
      "returns code",
      () => ({ up: [{ kind: "run", body: async () => {} }] }),
      /"run" as up\[0\] that cannot be written/,
    ],
    ["returns no message", () => ({ message: " " }), /returned " " as the message/],
    ["returns no flag", () => ({ transaction: "no" }), /returned "no" as transaction/],
    [
      "asks for what no transaction takes",
      () => ({ up: [{ kind: "dropIndex", table: "a", name: "b", concurrently: true }] }),
      /cannot run in a transaction, as up\[0\]/,
    ],
    [
      "changes the plan in place",
      ((revision: { up: unknown[] }) => {
        revision.up.length = 0;
      }) as () => unknown,
      /^processRevision threw: /,
    ],
  ];
  for (const [name, body, message] of rubbish)
    it(`is refused when it ${name}`, async () => {
      hook = body as RevisionHook;
      const error = (await failureOf(next())) as SchemixError;
      expect(error.code).to.equal("HOOK_FAILED");
      expect(error.message).to.match(message);
      expect(files()).to.deep.equal([]);
    });

  it("fills empty migrations and merges too", async () => {
    hook = (_, { occasion, parents }) => ({
      up: [{ kind: "execute", sql: `SELECT '${occasion} ${parents.length}'`, parameters: [] }],
    });
    const empty = await next({ empty: true, message: "one", revision: "a1" });
    expect(readFileSync(join(project.folder, "migrations", files()[0] ?? ""), "utf8")).to.equal(empty.source);
    expect(empty.source).to.contain("op.execute(sql`SELECT 'empty 0'`);");
    await next({ empty: true, message: "two", revision: "b1", head: "a1" });
    await next({ empty: true, message: "three", revision: "c1", head: "a1", splice: true });
    expect((await merge(project.base)).source).to.contain("op.execute(sql`SELECT 'merge 2'`);");
    await up(project.base);
    rmSync(join(project.folder, "migrations"), { recursive: true });
    mkdirSync(join(project.folder, "migrations"));
  });
});
