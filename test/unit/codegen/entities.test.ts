import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { camelCase, kebabCase, pascalCase, pluralOf } from "../../../src/codegen/entities/names.js";
import { renderEntities } from "../../../src/codegen/entities/render-entities.js";
import { sealed, sealOf, textSumsOf, unsealed, withTextSums } from "../../../src/codegen/entities/seal.js";
import { postgresDialect } from "../../../src/dialects/postgres/dialect.js";
import { commentOn } from "../../../src/objects/comment/shape.js";
import type { Table } from "../../../src/objects/table/shape.js";
import type { SchemaObject } from "../../../src/schema/object.js";
import { Schema } from "../../../src/schema/schema.js";
import { enumeration, type Facts, flatten, sequence, table } from "../../support/facts.js";
import { anyText } from "../../support/operations.js";

const settings = { dialect: postgresDialect, naming: "snake_case", namespace: "public" } as const;
const seed = Number(process.env.SCHEMIX_TEST_SEED ?? 20_260_101);

function render(facts: Facts): Record<string, string> {
  const { files } = renderEntities(new Schema(flatten(facts)), settings);
  return Object.fromEntries(files.map(({ name, source }) => [name, source]));
}

describe("names of classes, properties and files", () => {
  it("are readable where they can be", () => {
    const names = [
      "order_line",
      "OrderLine",
      "ORDERS",
      "user-agent",
      "größe",
      "URL_path",
      "_id",
      "1st",
      "a b",
    ];
    expect(names.map(pascalCase)).to.deep.equal([
      ...["OrderLine", "OrderLine", "Orders", "UserAgent", "Größe", "URLPath", "Id", "_1st", "AB"],
    ]);
    expect(names.map(camelCase)).to.deep.equal([
      ...["orderLine", "orderLine", "orders", "userAgent", "größe", "urlPath", "id", "_1st", "ab"],
    ]);
    expect(names.map(kebabCase)).to.deep.equal([
      ...["order-line", "order-line", "orders", "user-agent", "größe", "url-path", "id", "1st", "a-b"],
    ]);
    expect(["con", "", "!!", "../../etc", "\u2028"].map(kebabCase)).to.deep.equal([
      ...["con-table", "unnamed", "unnamed", "etc", "unnamed"],
    ]);
    expect(["post", "city", "box", "news", "day"].map(pluralOf)).to.deep.equal([
      ...["posts", "cities", "boxes", "news", "days"],
    ]);
  });

  it("are identifiers, whatever they are made of", () => {
    const isName = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
    for (const text of fc.sample(anyText, { numRuns: 5000, seed })) {
      expect(pascalCase(text), JSON.stringify(text)).to.match(isName);
      expect(camelCase(text), JSON.stringify(text)).to.match(isName);
      expect(kebabCase(text), JSON.stringify(text)).to.match(/^[\p{ID_Continue}-]+$/u);
    }
  });
});

const shop: Facts = [
  enumeration("order_state", ["open", "sent off"]),
  enumeration("shared", ["a", "b"]),
  sequence("invoice_no", { start: "1000", ownedBy: { table: "order", column: "invoice_no" } }),
  table("customer", {
    columns: {
      id: { type: "bigint", identity: { mode: "always" } },
      email: { type: "character varying(320)", comment: "to sign in" },
      kind: { type: "shared", nullable: true },
    },
    primaryKey: "id",
    unique: { uq_customer_email: ["email"] },
    check: { ck_customer_email: "position('@' in email) > 1" },
    comment: "Who buys",
  }),
  table("order", {
    columns: {
      id: { type: "uuid", default: "gen_random_uuid()" },
      customer_id: "bigint!",
      state: { type: "order_state", default: "'sent off'::order_state" },
      kind: "shared",
      invoice_no: { type: "integer", default: "nextval('invoice_no'::regclass)" },
    },
    primaryKey: { name: "order_pkey", columns: ["id"] },
    foreignKey: {
      fk_order_customer_id: {
        columns: ["customer_id"],
        references: ["customer", ["id"]],
        onDelete: "cascade",
      },
    },
    index: {
      ix_order_customer_id: ["customer_id"],
      latest: [{ column: "invoice_no", order: "desc" }, "state"],
    },
  }),
];

const expected = `import {
  Column,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Sequence,
  sql,
} from "@schemix/migrate";
import { Customer } from "./customer.entity.js";
import { Shared } from "./shared.enum.js";

export enum OrderState {
  Open = "open",
  SentOff = "sent off",
}

@Entity({ primaryKey: { name: "order_pkey" } })
@Index("latest", [{ property: "invoiceNo", order: "desc" }, "state"])
@Sequence({ name: "invoice_no", start: 1000, ownedBy: "invoiceNo" })
export class Order {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @ManyToOne(() => Customer, "orders", { onDelete: "cascade" })
  @Index()
  customer!: Customer;

  @Column({
    enum: OrderState,
    enumName: "order_state",
    default: OrderState.SentOff,
  })
  state!: OrderState;

  @Column({ enum: Shared, enumName: "shared", nullable: true })
  kind!: Shared | null;

  @Column("int", { default: sql\`nextval('invoice_no'::regclass)\` })
  invoiceNo!: number;
}
`;

const expectedCustomer = `import {
  Check,
  Column,
  Entity,
  OneToMany,
  PrimaryGeneratedColumn,
  sql,
} from "@schemix/migrate";
import { Order } from "./order.entity.js";
import { Shared } from "./shared.enum.js";

@Entity({ comment: "Who buys" })
export class Customer {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column("string", { length: 320, unique: true, comment: "to sign in" })
  @Check(sql\`position('@' in email) > 1\`)
  email!: string;

  @Column({ enum: Shared, enumName: "shared", nullable: true })
  kind!: Shared | null;

  @OneToMany(() => Order, "customer")
  orders!: Order[];
}
`;

describe("The source of entities", () => {
  it("is what a person would write", () => {
    const files = render(shop);
    expect(Object.keys(files)).to.deep.equal(["customer.entity.ts", "order.entity.ts", "shared.enum.ts"]);
    expect(files["order.entity.ts"]).to.equal(expected);
    expect(files["customer.entity.ts"]).to.equal(expectedCustomer);
    expect(files["shared.enum.ts"]).to.equal('export enum Shared {\n  A = "a",\n  B = "b",\n}\n');
  });

  it("does not depend on the order of objects", () => {
    const objects = flatten(shop);
    fc.assert(
      fc.property(fc.shuffledSubarray(objects, { minLength: objects.length }), (mixed) => {
        expect(render(mixed)).to.deep.equal(render(shop));
      }),
      { numRuns: 50, seed },
    );
  });

  it("keeps two tables apart that one name fits", () => {
    const names = ["a_b", "A_B", "a b", "a-b", "Index", "index", "😀", "💥", "con"];
    const files = render(names.map((name) => table(name, { columns: { id: "int" } })));
    const classes = Object.values(files).flatMap((source) => /^export class (\S+)/m.exec(source)?.[1] ?? []);
    expect(new Set(classes).size).to.equal(names.length);
    expect(new Set(Object.keys(files).map((file) => file.toLowerCase())).size).to.equal(names.length);
    expect(classes).to.include("AB").and.not.include("Index");
  });

  it("says what it leaves out", () => {
    const inherits = [{ namespace: "elsewhere", table: "parent" }];
    const heir: Table = { kind: "table", namespace: "public", name: "heir", inherits };
    const facts = [heir, enumeration("unused", ["a"]), sequence("counter")];
    const { files, leftOut } = renderEntities(new Schema(flatten(facts)), settings);
    expect(leftOut.map(({ object, why }) => `${object.kind} ${object.name}: ${why}`)).to.deep.equal([
      "table heir: it inherits from parent, which is not an entity",
    ]);
    expect(files.map(({ name }) => name)).to.deep.equal([
      "counter.sequence.entity.ts",
      "unused.enum.entity.ts",
    ]);
  });

  describe(`of anything (seed ${seed})`, () => {
    const name = anyText.filter((text) => text !== "" && !text.includes("\0"));
    const hostile = fc
      .record({
        tables: fc.uniqueArray(name, { minLength: 3, maxLength: 3 }),
        columns: fc.uniqueArray(name, { minLength: 6, maxLength: 6 }),
        texts: fc.array(anyText, { minLength: 6, maxLength: 6 }),
        values: fc.uniqueArray(name, { minLength: 2, maxLength: 6 }),
      })
      .map(({ tables, columns, texts, values }): Facts => {
        const [a = "", b = "", c = "", d = "", e = "", f = ""] = columns;
        const [first = "", second = "", third = ""] = tables;
        const [text = "", ...more] = texts;
        const id = { type: "integer", nullable: false };
        return [
          enumeration(`"${text}`, values),
          table(first, {
            columns: Object.fromEntries([
              [a, { ...id, comment: text }],
              [b, { type: "text", default: more[0] ?? "", nullable: true }],
              [c, { type: `"""${text.replaceAll('"', '""')}"`, nullable: false }],
            ]),
            primaryKey: { name: text || "k", columns: [a] },
            check: { [more[1] || "c"]: more[2] ?? "" },
            comment: more[3] ?? "",
          }),
          table(second, {
            columns: Object.fromEntries([
              [d, id],
              [e, id],
              [f, { type: more[4] || "text", nullable: true }],
            ]),
            primaryKey: [d],
            foreignKey: { [text || "f"]: { columns: [e], references: [first, [a]] } },
            index: { [more[0] || "i"]: [d, { expression: more[1] || "1" }] },
          }),
          table(third, { columns: Object.fromEntries([[a, id]]), storage: { fillfactor: text } }),
        ];
      });
    const sources = fc
      .sample(hostile, { numRuns: 150, seed })
      .flatMap((facts) => Object.values(render(facts)));

    it("parses, and holds nothing but imports, enums and one class", () => {
      const fine = new Set([
        ts.SyntaxKind.ImportDeclaration,
        ts.SyntaxKind.EnumDeclaration,
        ts.SyntaxKind.ClassDeclaration,
      ]);
      for (const source of sources) {
        const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.ES2022, true);
        const { parseDiagnostics } = file as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] };
        expect(parseDiagnostics, source).to.deep.equal([]);
        expect(
          file.statements.every(({ kind }) => fine.has(kind)),
          source,
        ).to.equal(true);
      }
    });

    it("is left as it is by Biome", () => {
      const folder = mkdtempSync(join(tmpdir(), "schemix-entities-"));
      try {
        const settings = {
          root: true,
          formatter: { indentStyle: "space", indentWidth: 2, lineWidth: 80 },
          javascript: { parser: { unsafeParameterDecoratorsEnabled: true } },
        };
        writeFileSync(join(folder, "biome.json"), JSON.stringify(settings));
        sources.forEach((source, index) => void writeFileSync(join(folder, `e${index}.ts`), source));
        const require = createRequire(import.meta.url);
        const biome = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin/biome");
        const args = [
          biome,
          "format",
          "--colors=off",
          "--max-diagnostics=5",
          ...sources.map((_, index) => `e${index}.ts`),
        ];
        const { status, stdout, stderr } = spawnSync(process.execPath, args, {
          cwd: folder,
          encoding: "utf8",
        });
        expect(status, `${stdout}${stderr}`).to.equal(0);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
});

describe("the source of views", () => {
  const parts = {
    query: "SELECT 1 AS one",
    options: null,
    accessMethod: null,
    tablespace: null,
    hasDefaults: false,
  };
  const view = {
    kind: "view",
    namespace: "public",
    name: "ones",
    definition: "CREATE VIEW public.ones AS SELECT 1 AS one",
    result: [{ name: "one", type: "integer" }],
    parts,
  };
  const sourceOf = (...objects: readonly SchemaObject[]) =>
    renderEntities(new Schema([view, ...objects]), settings)
      .files.map(({ source }) => source)
      .join("");

  it("is a class, or SQL where a part has a comment that a class has no place for", () => {
    expect(sourceOf()).to.contain("export class Ones");
    const on = { kind: "view", namespace: "public", name: "ones" };
    expect(sourceOf(commentOn(on, "mine"))).to.contain('comment: "mine"');
    const part = commentOn({ kind: "attribute", namespace: "public", table: "ones", name: "one" }, "its");
    expect(sourceOf(part)).to.contain("export const onesView = defineObject(");
  });
});

describe("the seal of a generated file", () => {
  it("tells whether somebody has edited it", () => {
    const text = sealed("export class A {}\n");
    expect(sealOf(text)).to.equal("own");
    expect(sealOf(text.replaceAll("\n", "\r\n"))).to.equal("own");
    expect(sealOf(text.replace("A", "B"))).to.equal("edited");
    expect(sealOf(`${text} `)).to.equal("edited");
    expect(sealOf("export class A {}\n")).to.equal("foreign");
    expect(sealOf(`// mine\n${text}`)).to.equal("foreign");
  });

  it("keeps checksums of files of SQL, and the ends of lines below them", () => {
    const sums = new Map([["größe.function.sql", "0123456789abcdef"]]);
    for (const text of [sealed("a\n"), sealed("a\n").replaceAll("\n", "\r\n"), `\ufeff${sealed("a\r\n")}`]) {
      const noted = withTextSums(text, sums);
      expect(textSumsOf(noted)).to.deep.equal(sums);
      expect(withTextSums(noted, sums)).to.equal(noted);
      expect(withTextSums(noted, new Map())).to.equal(text);
      expect([sealOf(noted), unsealed(noted)]).to.deep.equal([sealOf(text), unsealed(text)]);
    }
    expect(withTextSums("a\n", sums)).to.equal("a\n");
  });
});
