/** A small project of hand-written migrations, for what goes wrong on a server. */
export const first = "aaaaaaaaaaaa";
export const second = "bbbbbbbbbbbb";

const config = `import { defineConfig } from "@schemix/migrate";
export default defineConfig({
  database: process.env.DATABASE_URL ?? "",
  entities: ["src/**/*.entity.ts"],
});
`;

const entity = `import { Column, Entity, PrimaryGeneratedColumn } from "@schemix/migrate";
@Entity()
export class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") body!: string;
}
`;

/** The source of a migration with these bodies. */
export function migration(revision: string, parent: string | undefined, up: string, down = ""): string {
  return `import { Migration, type Operations } from "@schemix/migrate";
export default class Step${revision} extends Migration {
  static readonly revision = "${revision}";
  static readonly parents = [${parent === undefined ? "" : `"${parent}"`}];
  up(op: Operations) { ${up} }
  down(op: Operations) { ${down} }
}
`;
}

/** Where the test writes its second migration. */
export const secondFile = `migrations/2_${second}_two.ts`;
export const firstFile = `migrations/1_${first}_one.ts`;

export const projectFiles = {
  "schemix.config.ts": config,
  "src/note.entity.ts": entity,
  [firstFile]: migration(
    first,
    undefined,
    'op.createTable("one", (t) => { t.column("id", "bigint"); });',
    'op.dropTable("one");',
  ),
};
