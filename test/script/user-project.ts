/** Projects of users: the same entity files in every setting that TypeScript and Node allow. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The checkout: tests run compiled, in build/test/script. */
export const checkout = resolve(import.meta.dirname, "../../..");

/** How a project compiles its decorators. */
export const decoratorModes = {
  "legacy decorators, inferred types": { experimentalDecorators: true, emitDecoratorMetadata: true },
  "legacy decorators, written types": { experimentalDecorators: true },
  "standard decorators": {},
} as const;
export type DecoratorMode = keyof typeof decoratorModes;

/** What `type` of package.json says. */
export type PackageType = "module" | "commonjs";
export const packageTypes: readonly PackageType[] = ["module", "commonjs"];

type Files = Readonly<Record<string, string | object>>;

const folders: string[] = [];

/** A folder with these files; objects are written as JSON. {@link removeUserProjects} takes it away. */
export function userProject(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "schemix-user-")));
  folders.push(root);
  writeUserFiles(root, files);
  return root;
}

export function writeUserFiles(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
}

/** What `npm install` would have put into node_modules, as links. */
export function install(root: string, ...packages: readonly string[]): void {
  for (const name of packages) {
    const place = join(root, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    const isOurs = name === "@schemix/migrate";
    symlinkSync(isOurs ? checkout : join(checkout, "node_modules", name), place, "dir");
    if (!isOurs) continue;
    mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(checkout, "bin/run.js"), join(root, "node_modules/.bin/schemix"));
  }
}

/** That major of Nest and this package, which is copied, so that it finds the project's Nest and not ours. */
export function installNest(root: string, major: 11 | 12): void {
  install(root, "reflect-metadata", "rxjs", "pg", "@types");
  const nest = major === 11 ? "test/nest11/node_modules/@nestjs" : "node_modules/@nestjs";
  symlinkSync(join(checkout, nest), join(root, "node_modules/@nestjs"), "dir");
  for (const name of ["package.json", "dist"])
    cpSync(join(checkout, name), join(root, "node_modules/@schemix/migrate", name), { recursive: true });
}

export function removeUserProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** package.json, tsconfig.json and configuration of a project. */
export function settingsFiles(
  mode: DecoratorMode,
  type: PackageType,
  entities = "src/**/*.entity.ts",
): Files {
  return {
    "package.json": { name: "shop", private: true, type },
    "tsconfig.json": {
      compilerOptions: {
        target: "es2022",
        module: "nodenext",
        strict: true,
        skipLibCheck: true,
        types: [],
        paths: { "@app/*": ["./src/*"] },
        ...decoratorModes[mode],
      },
      include: ["src", "migrations", "schemix.config.ts"],
    },
    "schemix.config.ts": `import { defineConfig } from "@schemix/migrate";

export default defineConfig({ database: "pglite://memory", entities: ["${entities}"] });
`,
  };
}

/** `alias`: whether base classes are imported through `paths`, which only a loader or a bundler follows. */
export function shopFiles(alias: boolean): Record<string, string> {
  const shared = alias ? "@app/shared" : "../shared";
  return {
    "src/shared/audited.ts": `import { Column, Index, sql } from "@schemix/migrate";

export abstract class Identified {
  @Column("uuid", { unique: true, default: sql\`gen_random_uuid()\` }) publicId!: string;
}

export abstract class Audited extends Identified {
  @Index() @Column("timestamptz", { default: sql\`now()\` }) createdAt!: Date;
  @Column("timestamptz", { nullable: true }) updatedAt?: Date;
}
`,
    "src/shared/money.ts": `import { Column } from "@schemix/migrate";

export class Money {
  @Column("decimal", { precision: 12, scale: 2, default: 0 }) amount!: string;
  @Column("char", { length: 3 }) currency!: string;
}

export enum Status {
  Draft = "draft",
  Placed = "placed",
}
`,
    "src/customers/customer.entity.ts": `import { Check, Column, Entity, OneToMany, PrimaryGeneratedColumn, sql } from "@schemix/migrate";
import { Order } from "../orders/order.entity.js";
import { Audited } from "${shared}/audited.js";

@Entity({ comment: "Who buys" })
@Check(sql\`position('@' in email) > 1\`)
export class Customer extends Audited {
  @PrimaryGeneratedColumn("uuid") id!: string;
  @Column("string", { length: 320, unique: true }) email!: string;
  @OneToMany(() => Order, (order) => order.customer) orders!: Order[];
}
`,
    "src/orders/order.entity.ts": `import {
  Column, Embedded, Entity, Index, ManyToMany, ManyToOne, JoinTable, PrimaryGeneratedColumn,
} from "@schemix/migrate";
import { Customer } from "../customers/customer.entity.js";
import { Audited } from "${shared}/audited.js";
import { Money, Status } from "${shared}/money.js";
import { Tag } from "./tag.entity.js";

@Entity()
@Index(["customer", { property: "createdAt", order: "desc" }], { where: "status = 'placed'" })
export class Order extends Audited {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ enum: Status, default: Status.Draft }) status!: Status;
  @Column("text", { array: true, default: [] }) notes!: string[];
  @Embedded(() => Money, { prefix: "total_" }) total!: Money;
  @ManyToOne(() => Customer, (customer) => customer.orders, { onDelete: "cascade" }) customer!: Customer;
  @ManyToOne(() => Order, { nullable: true, onDelete: "setNull" }) previous?: Order;
  @ManyToMany(() => Tag, (tag) => tag.orders) @JoinTable() tags!: Tag[];
}
`,
    "src/orders/tag.entity.ts": `import { Column, Entity, ManyToMany, PrimaryColumn } from "@schemix/migrate";
import { Order } from "./order.entity.js";

@Entity()
export class Tag {
  @PrimaryColumn("int") number!: number;
  @Column("text") label!: string;
  @ManyToMany(() => Order, (order) => order.tags) orders!: Order[];
}
`,
  };
}

/** An entity whose types stand in its properties only, beside a relation in a circle; and what it means. */
export const inferredFiles: Readonly<Record<string, string>> = {
  "src/note.entity.ts": `import { Column, Entity, ManyToOne, PrimaryColumn } from "@schemix/migrate";
import { Author } from "./author.entity.js";

@Entity()
export class Note {
  @PrimaryColumn({ identity: true }) id!: number;
  @Column() title!: string;
  @Column({ length: 40 }) short!: string;
  @Column() stars!: number;
  @Column() at!: Date;
  @Column({ default: false }) archived!: boolean;
  @Column() size!: bigint;
  @ManyToOne(() => Author) author!: Author;
}
`,
  "src/author.entity.ts": `import { Column, Entity, OneToMany, PrimaryColumn } from "@schemix/migrate";
import { Note } from "./note.entity.js";

@Entity()
export class Author {
  @PrimaryColumn({ identity: true }) id!: number;
  @Column() name!: string;
  @OneToMany(() => Note, (note) => note.author) notes!: Note[];
}
`,
};

/** The same entity with every type written. */
export function writtenTypes(source: string): string {
  const types: Readonly<Record<string, string>> = {
    string: "text",
    number: "int",
    Date: "timestamptz",
    boolean: "boolean",
    bigint: "bigint",
  };
  return source.replace(
    /@Column\((\{ default: false \})?\) (\w+)!: (\w+);/g,
    (_, options: string | undefined, name: string, type: string) =>
      `@Column("${types[type]}"${options === undefined ? "" : `, ${options}`}) ${name}!: ${type};`,
  );
}
