import type { Connection, RefusedText } from "../../dialect.js";
import { explain } from "../driver/explain.js";
import { type Question, type ScratchColumn, textsOf } from "./question.js";
import { type Asked, layOut, scratchScript } from "./scratch.js";

/**
 * Asks everything by itself and returns what the server refuses. Types come first: a text over a column whose
 * type is refused says nothing new.
 */
export async function findRefused(
  connection: Connection,
  asked: readonly Asked[],
  ground: readonly string[],
): Promise<readonly RefusedText[]> {
  await connection.script([...ground, "SAVEPOINT schemix_one"].join(";\n"));
  const refused: RefusedText[] = [];
  const badTypes = new Map<string, string | undefined>();
  for (const item of asked) await tryTypes(connection, item.question, badTypes);
  for (const item of asked) {
    const { object, columns } = item.question;
    const bad = object.kind === "column" ? badTypes.get(typeKey(object)) : undefined;
    if (object.kind === "column" && bad !== undefined)
      refused.push({ object, text: object.type, message: bad });
    else if (!columns.some((column) => badTypes.get(typeKey(column)) !== undefined)) {
      const message = await tryScript(connection, scriptOf(item, connection.serverVersion));
      if (message !== undefined) refused.push({ object, text: textOf(item.question), message });
    }
  }
  return refused;
}

function scriptOf(item: Asked, version: number): string {
  return layOut([item])
    .map((tables) => scratchScript(tables, version))
    .join(";\n");
}

function typeKey({ type, collation }: Pick<ScratchColumn, "type" | "collation">): string {
  return JSON.stringify([type, collation]);
}

async function tryTypes(
  connection: Connection,
  { object, columns }: Question,
  bad: Map<string, string | undefined>,
): Promise<void> {
  const own = object.kind === "column" ? [object] : [];
  for (const { type, collation } of [...own, ...columns]) {
    const key = typeKey({ type, collation });
    if (bad.has(key)) continue;
    const column: ScratchColumn = { name: "c", type, collation };
    const question: Question = {
      object: {
        kind: "column",
        namespace: "",
        table: "",
        name: "c",
        position: 1,
        nullable: true,
        type,
        collation,
      },
      current: undefined,
      columns: [],
      table: undefined,
    };
    const message = await tryScript(
      connection,
      scriptOf({ question, label: column.name }, connection.serverVersion),
    );
    bad.set(key, message);
  }
}

/** The server's complaint about a script, or nothing. */
async function tryScript(connection: Connection, script: string): Promise<string | undefined> {
  try {
    await connection.script(script);
    await connection.script("ROLLBACK TO SAVEPOINT schemix_one");
    return undefined;
  } catch (error) {
    if (!isAboutText(error)) throw error;
    await connection.script("ROLLBACK TO SAVEPOINT schemix_one");
    return explain(error, {}).message;
  }
}

/** Errors about what was written, not about the server's health, rights or time. */
function isAboutText(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(0A|22|23|2B|42|55|XX|P0)[0-9A-Z]{3}$/.test(code) && code !== "42501" && code !== "55P03";
}

function textOf({ object }: Question): string {
  if (object.kind !== "column") return textsOf(object).join("; ") || object.name;
  return object.generated?.expression ?? object.default ?? object.type;
}
