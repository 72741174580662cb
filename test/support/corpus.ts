/** Real schemas that others wrote; they stand beside the project, not in it. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkout } from "./docs.js";

/** Where the schemas are: `SCHEMIX_TEST_CORPUS`, or a folder beside the project's; nothing where there are none. */
export function corpusFolder(): string | undefined {
  const folder = process.env.SCHEMIX_TEST_CORPUS ?? join(checkout, "..", "shared", "corpus");
  return existsSync(join(folder, "postgres", "schemas")) ? resolve(folder) : undefined;
}

/** A schema as SQL that a server takes on any connection. */
export interface CorpusSchema {
  readonly sql: string;
  /** What of it tables need and Schemix has no word for. */
  readonly unmodelled: string;
}

/** Chinook, without the lines that make a database of its own and enter it. */
export function chinook(folder: string): CorpusSchema {
  const sql = read(folder, "chinook").replace(/^(?:(?:CREATE|DROP) DATABASE\b|\\).*$/gm, "");
  return { sql, unmodelled: "" };
}

/** Pagila, without rows and without what needs an extension that servers do not bring along. */
export function pagila(folder: string, major: number): CorpusSchema {
  const sections = read(folder, "pagila").split(/^(?=--\n-- (?:Data for )?Name: )/m);
  const kept = sections.filter((section) => !/\bvector\b|film_embedding|; Type: TABLE DATA;/.test(section));
  const domains = kept.filter((section) => section.includes("; Type: DOMAIN;"));
  const sql = kept.join("").replace(/^\\.*$/gm, "");
  return { sql: major < 18 ? beforeMajor18(sql) : sql, unmodelled: domains.join("") };
}

function beforeMajor18(sql: string): string {
  return sql.replaceAll(") VIRTUAL", ") STORED").replaceAll("uuidv7()", "gen_random_uuid()");
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, "postgres", "schemas", `${name}.sql`), "utf8");
}
