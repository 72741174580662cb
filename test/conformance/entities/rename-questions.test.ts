import { expect } from "chai";
import { check } from "../../../src/api/check.js";
import { diff } from "../../../src/api/diff.js";
import { generate } from "../../../src/api/generate.js";
import type { GenerateRequest, RenameAnswers, RenameQuestion } from "../../../src/api/types.js";
import { Column, PrimaryColumn } from "../../../src/entities/decorators/column.js";
import { Entity } from "../../../src/entities/decorators/entity.js";
import type { SchemixError } from "../../../src/errors/schemix-error.js";
import { type TestDatabase, testPglite } from "../../support/engines.js";
import { createProject, type TestProject } from "../../support/project.js";
import { failureOf } from "../../support/runner.js";

@Entity()
class Customer {
  @PrimaryColumn("int") id!: number;
  @Column("text") fullName!: string;
  @Column("text", { nullable: true }) email!: string | null;
  @Column({ enum: ["new", "open", "done"], enumName: "state" }) state!: string;
}

/** The table under its old name, with an old column and an old value. */
const former = `CREATE TYPE state AS ENUM ('new', 'active', 'done');
CREATE TABLE client (id int CONSTRAINT pk_client PRIMARY KEY, name text NOT NULL, email text, state state NOT NULL)`;

describe("Questions about renames", () => {
  let db: TestDatabase;
  let project: TestProject;
  before(async () => {
    db = await testPglite();
    project = createProject(db.database, { entities: [Customer] });
  });
  after(async () => {
    project.remove();
    await db.close();
  });
  beforeEach(() => db.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));

  const attempt = (request: GenerateRequest = {}) =>
    generate({ ...project.base, message: "m", dryRun: true, ...request });
  const described = async (request: GenerateRequest) =>
    (await attempt(request)).operations.map(({ description }) => description);
  const followed = [
    "rename table client to customer",
    "rename value active of enum state to open",
    "rename column customer.name to full_name",
    "rename constraint customer.pk_client to pk_customer",
  ];

  it("are an error with all that is open, and nothing is written", async () => {
    await db.query(former);
    const error = (await failureOf(generate({ ...project.base, message: "m" }))) as SchemixError;
    expect(error).to.include({ code: "RENAME_UNDECIDED", exitCode: 5 });
    const questions = error.data.questions as readonly RenameQuestion[];
    expect(questions.map(({ id, isDropped }) => [id, isDropped])).to.deep.equal([
      ["table public.client", false],
      ["enum value public.state.active", true],
    ]);
    expect(questions[0]).to.deep.include({ kind: "table", namespace: "public", name: "client" });
    expect(questions[0]?.candidates[0]?.evidence).to.deep.equal(["3 of 4 columns are the same"]);
    expect(error.fix).to.match(/, or say renamedFrom and renamedValues in the entity\.$/);
    expect(error.why).to.match(
      /^table public\.client is declared by nobody, and may be customer \(0\.\d+: 3 of 4 /,
    );
    expect(error.fix).to.contain("--rename public.client:customer or --no-rename public.client");
  });

  it("are shown by diff and check, which end as ever", async () => {
    await db.query(former);
    const shown = await diff(project.base);
    expect(shown.questions.map(({ id }) => id)).to.deep.equal([
      "table public.client",
      "enum value public.state.active",
    ]);
    expect(shown.operations.map(({ description }) => description)).to.include("create table customer");
    expect((await check(project.base)).questions).to.deep.equal(shown.questions);
  });

  it("are answered by options, a column by the new name of its table", async () => {
    await db.query(former);
    const renames = ["customer.name:full_name", "client:customer", "state.active:open"];
    const { operations, rehearsed, source } = await attempt({ renames });
    expect(operations.map(({ description }) => description)).to.deep.equal(followed);
    expect(rehearsed).to.equal(true);
    expect(source).to.contain('op.renameColumn("customer", "name", "full_name");');
    const answers: RenameAnswers = {
      "table public.client": "customer",
      "public.customer.name": "public.customer.full_name",
      "enum value state.active": "open",
    };
    expect(await described({ answers })).to.deep.equal(followed);
  });

  it("are asked one round after the other", async () => {
    await db.query(former);
    const asked: string[] = [];
    const ask = async (questions: readonly RenameQuestion[]) => {
      asked.push(questions.map(({ id }) => id).join(", "));
      return Object.fromEntries(questions.map(({ id, candidates }) => [id, candidates[0]?.to ?? null]));
    };
    expect(await described({ ask })).to.have.members(followed);
    expect(asked).to.deep.equal([
      "table public.client, enum value public.state.active",
      "column public.customer.name",
    ]);
    expect(await failureOf(attempt({ ask: async () => ({}) }))).to.include({ code: "RENAME_UNDECIDED" });
  });

  it("can be denied", async () => {
    await db.query(former.replace("'active'", "'open'").replaceAll("client", "customer"));
    const notRenamed = ["customer.name"];
    const operations = await described({ notRenamed });
    expect(operations).to.deep.equal(["add column customer.full_name text", "drop column customer.name"]);
  });

  it("are not asked about unlike things", async () => {
    await db.query(`CREATE TYPE state AS ENUM ('new', 'open', 'done');
      CREATE TABLE invoice (no int, total numeric, due date);
      CREATE TABLE customer (old_flag boolean, id int CONSTRAINT pk_customer PRIMARY KEY, email text, state state NOT NULL)`);
    expect(await described({})).to.deep.equal([
      "add column customer.full_name text",
      "drop column customer.old_flag",
    ]);
    const { questions } = await diff(project.base);
    expect(questions).to.deep.equal([]);
  });

  it("are not asked about types of other tables, and come before the question how a type is changed", async () => {
    const table = `CREATE TABLE customer (id int CONSTRAINT pk_customer PRIMARY KEY, full_name text NOT NULL, email text`;
    await db.query(
      `CREATE TYPE status AS ENUM ('new', 'open', 'done'); CREATE TABLE other (status status); ${table})`,
    );
    expect((await diff(project.base)).questions).to.deep.equal([]);
    await db.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public;
      CREATE TYPE status AS ENUM ('new', 'open', 'done'); ${table}, state status NOT NULL)`);
    const asked = (await failureOf(attempt())) as SchemixError;
    expect(asked.code).to.equal("RENAME_UNDECIDED");
    expect(asked.fix).to.match(/, or say enumRenamedFrom in the entity\.$/);
    expect(await described({ renames: ["status:state"] })).to.deep.equal(["rename enum status to state"]);
    // With the question open, the values of the one type would go to the other.
    expect((await diff(project.base)).questions.map(({ id }) => id)).to.deep.equal(["enum public.status"]);
    await db.query("ALTER TABLE customer ALTER id TYPE uuid USING gen_random_uuid()");
    const shown = (await failureOf(diff(project.base))) as SchemixError;
    expect(shown.code).to.equal("TYPE_CHANGE_UNDECIDED");
    expect(shown.fix).to.match(/Or say first whether something was renamed.*: enum public\.status\.$/);
  });

  it("may be answered where nothing was asked, by one who knows", async () => {
    await db.query(`CREATE TYPE state AS ENUM ('new', 'open', 'done');
      CREATE TABLE customer (fax text NOT NULL, id int CONSTRAINT pk_customer PRIMARY KEY, email text, state state NOT NULL)`);
    const [first] = await described({ renames: ["customer.fax:full_name"] });
    expect(first).to.equal("rename column customer.fax to full_name");
  });

  const bad: readonly (readonly [
    name: string,
    request: GenerateRequest,
    says: readonly (string | RegExp)[],
  ])[] = [
    [
      "nothing of that name goes",
      { renames: ["cleint:customer", "customer.email:mail"] },
      [
        /^cleint:customer: Nothing that is called so goes.*Did you mean (table )?(public\.)?client\?/,
        /^customer\.email:mail: /,
      ],
    ],
    [
      "nothing of that name comes",
      { renames: ["client:person"] },
      ["client:person: No table of that name comes. What comes: customer."],
    ],
    [
      "two answers to one question",
      { renames: ["client:customer"], notRenamed: ["public.client"] },
      ["public.client was not renamed: table public.client has another answer: client:customer."],
    ],
    [
      "one new name for two things",
      { renames: ["client:customer", "patron:customer"] },
      ["patron:customer: customer is the new name of table public.client already: client:customer."],
    ],
    [
      "a question that is not open",
      { notRenamed: ["patron"] },
      [/^patron was not renamed: There is no question about table public\.patron/],
    ],
    ["no new name", { renames: ["client"] }, [/^client: Nothing that is called so goes/]],
  ];
  for (const [name, request, says] of bad)
    it(`are not answered by: ${name}`, async () => {
      await db.query(`${former}; CREATE TABLE patron (no int)`);
      const error = (await failureOf(attempt(request))) as SchemixError;
      expect(error).to.include({ code: "ANSWER_INVALID", exitCode: 2 });
      const lines = error.why?.split("\n") ?? [];
      expect(lines).to.have.lengthOf(says.length);
      says.forEach((said, index) => {
        if (typeof said === "string") expect(lines[index]).to.equal(said);
        else expect(lines[index]).to.match(said);
      });
    });

  it("know names with dots and colons, and tell a table from a column", async () => {
    await db.query(`CREATE TYPE state AS ENUM ('new', 'a.b:c', 'done'); CREATE SCHEMA customer;
      CREATE TABLE customer (id int CONSTRAINT pk_customer PRIMARY KEY, name text NOT NULL, email text, state state NOT NULL)`);
    const [first, second] = await described({
      renames: ["state.a.b:c:open", "column customer.name:full_name"],
    });
    expect([first, second].sort()).to.deep.equal([
      "rename column customer.name to full_name",
      "rename value a.b:c of enum state to open",
    ]);
  });
});
