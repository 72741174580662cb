import { expect } from "chai";
import type { Connection, Scope } from "../../../src/dialects/dialect.js";
import { alterDefinition } from "../../../src/dialects/postgres/alter-definition.js";
import { definitionStatements, dropDefinition } from "../../../src/dialects/postgres/compile-definition.js";
import { type Definition, definitionKinds } from "../../../src/objects/definition/shape.js";
import { keyOf } from "../../../src/schema/object.js";
import type { Schema } from "../../../src/schema/schema.js";
import { forEachEngine, type TestDatabase } from "../../support/engines.js";
import { definitionCases } from "./definition-cases.js";

const scope: Scope = { namespaces: ["public", "app"] };

describe("Definitions", () => {
  forEachEngine((engine) => {
    let test: TestDatabase;
    let connection: Connection;

    before(async () => {
      test = await engine.create();
      connection = await test.database.connect();
    });
    after(async () => {
      await connection.close();
      await test.close();
    });
    beforeEach(() => connection.begin());
    afterEach(() => connection.rollback());

    const read = async () => (await test.database.dialect.introspect(connection, scope)).schema;
    const run = async (sql: readonly string[]) => {
      for (const statement of sql) await connection.query(statement);
    };

    for (const { name, since = 0, setup, sql, found } of definitionCases) {
      if (engine.major < since) continue;
      it(`makes ${name} again`, async () => {
        if (setup !== undefined) await connection.script(setup);
        await connection.script(sql);
        const before = await read();
        const definitions = definitionsOf(before);
        expect(definitions.map(titleOf).sort()).to.deep.equal(found);
        const order = inOrder(before);
        await run([...order].reverse().map(({ kind, ...rest }) => dropDefinition({ object: kind, ...rest })));
        expect(definitionsOf(await read())).to.deep.equal([]);
        await run(order.flatMap(({ kind, definition }) => definitionStatements(kind, definition)));
        expect(definitionsOf(await read())).to.deep.equal(definitions);
      });
    }
  });
});

function definitionsOf(schema: Schema): Definition[] {
  return definitionKinds.flatMap((kind) => schema.ofKind(kind) as Definition[]);
}

function titleOf({ kind, table, name }: Definition): string {
  return `${kind} ${table === undefined ? name : `${table}.${name}`}`;
}

/** What an object depends on comes before it. */
function inOrder(schema: Schema): Definition[] {
  const ordered = new Map<string, Definition>();
  const visit = (object: Definition) => {
    for (const reference of schema.dependenciesOf(object)) {
      const needed = schema.get(reference);
      if (needed !== undefined && "definition" in needed) visit(needed as Definition);
    }
    ordered.set(keyOf(object), object);
  };
  for (const object of definitionsOf(schema)) visit(object);
  return [...ordered.values()];
}

void alterDefinition;
