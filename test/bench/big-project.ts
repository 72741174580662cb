/** A project with many entities, written as a person would write it, into a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./processes.js";

/** A folder with a configuration; the database is `DATABASE_URL` of the command's environment. */
export interface BenchProject {
  readonly folder: string;
  write(path: string, text: string): void;
  remove(): void;
}

const config = `import { defineConfig } from "@schemix/migrate";

export default defineConfig({
  database: process.env.DATABASE_URL ?? "",
  entities: ["src/**/*.entity.ts"],
});
`;

export function createBenchProject(): BenchProject {
  const folder = mkdtempSync(join(tmpdir(), "schemix-bench-"));
  mkdirSync(join(folder, "node_modules/@schemix"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/@schemix/migrate"), "dir");
  for (const made of ["src", "migrations"]) mkdirSync(join(folder, made));
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write("schemix.config.ts", config);
  write("package.json", '{ "type": "module" }\n');
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Tables of 8 columns with 2 indexes, a foreign key, a unique constraint and a check each. */
export function writeEntities(project: BenchProject, tables: number, tablesInFile: number): void {
  for (let first = 0; first < tables; first += tablesInFile) {
    const count = Math.min(tablesInFile, tables - first);
    const classes = Array.from({ length: count }, (_, index) => entitySource(first + index));
    const before = first === 0 ? "" : `import { ${nameOf(first - 1)} } from "./${fileOf(first - 1)}.js";\n`;
    const imports = `import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, Unique, sql } from "@schemix/migrate";\n`;
    project.write(`src/${fileOf(first)}.ts`, `${imports}${before}\n${classes.join("\n")}`);
  }

  function fileOf(table: number): string {
    return `part${Math.floor(table / tablesInFile)}.entity`;
  }
}

function nameOf(table: number): string {
  return `Item${String(table).padStart(4, "0")}`;
}

function entitySource(table: number): string {
  return `@Entity()
@Index(["label", "isActive"], { where: sql\`is_active\` })
export class ${nameOf(table)} {
  @PrimaryColumn("bigint", { identity: true }) id!: string;
  @Unique() @Column("string", { length: 40 }) code!: string;
  @Column("text", { nullable: true }) label?: string;
  @Check(sql\`amount >= 0\`) @Column("decimal", { precision: 12, scale: 2, default: "0" }) amount!: string;
  @Index() @Column("timestamptz", { default: sql\`now()\` }) createdAt!: Date;
  @Column("boolean", { default: true }) isActive!: boolean;
  @Column("string", { length: 20, default: "new" }) state!: string;
  @ManyToOne(() => ${nameOf(Math.max(0, table - 1))}, { nullable: true }) previous?: object;
}
`;
}

/** A migration that does next to nothing. */
export function smallMigration(index: number): { readonly revision: string; readonly source: string } {
  const id = (n: number) => n.toString(16).padStart(12, "0");
  const parents = index === 0 ? "" : `"${id(index - 1)}"`;
  const source = `import { Migration, type Operations, sql } from "@schemix/migrate";

/** Step ${index}. */
export default class Step${index} extends Migration {
  static readonly revision = "${id(index)}";
  static readonly parents: readonly string[] = [${parents}];

  override up(op: Operations): void {
    op.execute(sql\`SELECT ${index}\`, { reverse: sql\`SELECT ${-index}\` });
  }
}
`;
  return { revision: id(index), source };
}
