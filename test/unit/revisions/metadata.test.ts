import { transformSync } from "@swc/core";
import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { readMetadata } from "../../../src/revisions/metadata.js";
import { errorOf } from "./maps.js";

const plain = {
  revision: "3f2a9c1b7d04",
  parents: [] as string[],
  labels: [] as string[],
  dependsOn: [] as string[],
  replaces: [] as string[],
  transaction: true,
  message: "create users",
};
const file = "/m/20261122_0715_3f2a9c1b7d04_create_users.ts";

function inClass(...lines: string[]): string {
  return `export default class CreateUsers extends Migration {\n${lines.join("\n")}\n}\n`;
}
const revision = 'static readonly revision = "3f2a9c1b7d04";';

describe("metadata of a migration file", () => {
  it("is read from a file as it is generated", () => {
    const source = `import { Migration, type Operations, sql } from "@schemix/migrate";

export default class CreateUsers extends Migration {
  static readonly revision = "3f2a9c1b7d04";
  static readonly parents = ["a81c03d2e5f6"];

  up(op: Operations) {
    op.createTable("user", (t) => {
      t.column("created_at", "timestamptz", { default: sql\`now()\` });
      t.check("ck_user_email", sql\`position('@' in email) > \${1}\`);
    });
  }

  down(op: Operations) {
    op.dropTable("user");
  }
}
`;
    expect(readMetadata(source, file)).to.deep.equal({ ...plain, parents: ["a81c03d2e5f6"] });
  });

  const same: Readonly<Record<string, string>> = {
    "a type annotation": inClass(
      'static revision: string = "3f2a9c1b7d04"',
      "static parents: readonly string[] = []",
    ),
    "as const and satisfies": inClass(
      'static readonly revision = "3f2a9c1b7d04" as const',
      "static readonly parents = [] as const satisfies readonly string[];",
      "static labels = ([] as string[])",
    ),
    "a longer type": inClass(
      'static readonly revision: { a: "x" }["a"] | (<T = 1>(a: T) => `b${string}`) = "3f2a9c1b7d04";',
    ),
    "single quotes": inClass("static revision = '3f2a9c1b7d04'"),
    "a template": inClass("static revision = `3f2a9c1b7d04`"),
    escapes: inClass('static revision = "\\x33f2a9c1\\u00627d0\\u{34}"'),
    parentheses: inClass('static revision = ("3f2a9c1b7d04");'),
    "a quoted name": inClass('static "revision" = "3f2a9c1b7d04";'),
    "a computed name": inClass('static ["revision"] = "3f2a9c1b7d04";'),
    modifiers: inClass('public static override readonly revision = "3f2a9c1b7d04";'),
    "an absent parent": inClass(revision, "static readonly parents = null;", "static labels = undefined"),
    "parents that are declared only": inClass(
      revision,
      "static parents?: string[];",
      "declare static labels: string[]",
    ),
    "a static block": inClass(
      "static { this.revision = '3f2a9c1b7d04'; if (this.parents === undefined) f({}); }",
    ),
    "a name and an export apart": `class A extends Migration { ${revision} }\nexport default A;`,
    "an export before the class": `export { A as default };\nabstract class B {}\nclass A { ${revision} }`,
    "an export among others": `export class A { ${revision} }\nexport { x as y, A as default, z }`,
    "no name": `export default class extends Migration { ${revision} }`,
    "a decorated class": `@tag({ a: "}" })\nexport default @other() class A extends Migration { @x() ${revision} }`,
    "export =": `class A { ${revision} }\nexport = A;`,
    "a generic parent": `export default class A<T extends { a: "{" } = {}> extends mixin<{ b: 1 }>(class {}) implements I<{}> { ${revision} }`,
    "a shebang and a byte order mark": `\uFEFFexport default class A { ${revision} }`,
    CRLF: inClass(revision, "up() {}").replaceAll("\n", "\r\n"),
    "members before": inClass(
      "#private = 1; static #hidden = { revision: 'x' }; [key: string]: unknown;",
      "static get [a + b]() { return 1 } async *gen<T>(a = {}): AsyncGenerator<{ x: 1 }> { yield /}/ }",
      "up(op: Operations): void | { a: string } { if (x) { return } }",
      "static build = (a: string): { b: string } => { return { b: a } }",
      "static size = a < b",
      "static cast = [] as Array<string>",
      "static other",
      "foo: string",
      revision,
    ),
    "members after that look alike": inClass(
      revision,
      "static Inner = class { static revision = 'inner'; static parents = ['inner'] }",
      "static revisions = ['x']",
      "up() { const revision = 'x'; this.revision = 'y'; class A { static revision = 'z' } }",
    ),
    "other classes": `class Other { static revision = "x"; static parents = ["y"] }\nexport default class CreateUsers { ${revision} }\nOther.parents = ["z"]; a.CreateUsers.parents = ["z"]; CreateUsers.parents == ["z"]`,
    "no semicolons": inClass(
      'static readonly revision = "3f2a9c1b7d04"',
      "static readonly parents: string[] = []",
      "up(op) {}",
    ),
    "a regular expression": inClass("static a = /[/\"'`{]\\//g.test(b) ? 1 / 2 : c / /}/.x", revision),
    "slashes of all kinds": `let a = b / c; let d = (e) / f / g; if (a) /'/.test(b); h++ / i; j! / k; !/"/.test(l); m[0] / n\nlet o = \`\${p / q}\` / r\n${inClass(revision)}`,
    "comments everywhere": `export/*a*/default/*b*/class/*}*/A/*{*/extends/**/M/***/{/* static revision = 'x' */static/*\n*/readonly/**/revision/**/=/*'*/"3f2a9c1b7d04"/*"*/}// }`,
  };
  for (const [name, source] of Object.entries(same)) {
    it(`is read through ${name}`, () => expect(readMetadata(source, file)).to.deep.equal(plain));
  }

  it("has all members", () => {
    const source = inClass(
      revision,
      'static readonly parents = ["a1", `b2`,];',
      "static labels = 'billing'",
      "static dependsOn = ['c3', 'payments']",
      "static replaces = ['d4', 'e5']",
      "static readonly transaction = false",
      'static message = "Say \\"hello\\"\\n\\',
      'twice"',
    );
    expect(readMetadata(source, file)).to.deep.equal({
      revision: "3f2a9c1b7d04",
      parents: ["a1", "b2"],
      labels: ["billing"],
      dependsOn: ["c3", "payments"],
      replaces: ["d4", "e5"],
      transaction: false,
      message: 'Say "hello"\ntwice',
    });
    expect(readMetadata(inClass(revision, "static parents = 'a1'"), file).parents).to.deep.equal(["a1"]);
  });

  it("takes the message from the name of the file, else of the class", () => {
    const messages: Readonly<Record<string, string>> = {
      [file]: "create users",
      "/m/3f2a9c1b7d04.ts": "create users",
      "/m/20261122_0715_3f2a9c1b7d04.mjs": "create users",
      "/m/3f2a9c1b7d04_add-2nd_e-mail.js": "add 2nd e mail",
      "/m/20261122_0715_drop_nick.cts": "drop nick",
      "/m/drop_nick_3f2a9c1b7d04.ts": "drop nick",
      "/m/0001.ts": "create users",
    };
    for (const [path, message] of Object.entries(messages)) {
      expect(readMetadata(inClass(revision), path).message, path).to.equal(message);
    }
    expect(readMetadata(`export default class { ${revision} }`, "1.ts").message).to.equal("3f2a9c1b7d04");
    const underscored = "export default class { static revision = 'a_b' }";
    expect(readMetadata(underscored, "2026_a_b_make_it.ts").message).to.equal("make it");
  });

  it("is the same after compiling with TypeScript", () => {
    const source = `import { Migration } from "@schemix/migrate";
function tag(target: unknown) {}
DECORATOR export default class CreateUsers extends Migration {
  static readonly revision: string = "3f2a9c1b7d04";
  static readonly parents = ["a1", "b2"] as const;
  static transaction = false;
  up(op: Operations): void { op.execute(\`a \${"b"}\`); }
}`;
    const { ES2015, ES2020, ES2022, ESNext } = ts.ScriptTarget;
    for (const target of [ES2015, ES2020, ES2022, ESNext]) {
      for (const module of [ts.ModuleKind.CommonJS, ts.ModuleKind.ESNext]) {
        for (const useDefineForClassFields of [true, false]) {
          for (const decorator of ["", "@tag"]) {
            const compilerOptions = { target, module, useDefineForClassFields, experimentalDecorators: true };
            const text = source.replace("DECORATOR", decorator);
            const { outputText } = ts.transpileModule(text, { compilerOptions });
            expect(readMetadata(outputText, file), outputText).to.deep.include({
              revision: "3f2a9c1b7d04",
              parents: ["a1", "b2"],
              transaction: false,
            });
          }
        }
      }
    }
  });

  it("is the same after compiling and minifying with swc", () => {
    const source = inClass(revision, "static parents = ['a1']", "static transaction = false", "up() {}");
    for (const type of ["commonjs", "es6"] as const) {
      for (const target of ["es2020", "es2022"] as const) {
        for (const minify of [true, false]) {
          const options = {
            jsc: {
              target,
              parser: { syntax: "typescript" as const },
              minify: { compress: minify, mangle: minify },
            },
            module: { type },
            minify,
          };
          const { code } = transformSync(source, options);
          expect(readMetadata(code, file), code).to.deep.include({ parents: ["a1"], transaction: false });
        }
      }
    }
  });

  it("is read from what other compilers write", () => {
    const bundled = `"use strict";
var __defProp = Object.defineProperty;
var __export = (target, all) => { for (var name in all) __defProp(target, name, { get: all[name] }); };
var create_users_exports = {};
__export(create_users_exports, { default: () => CreateUsers });
module.exports = __toCommonJS(create_users_exports);
var CreateUsers = class extends Migration { up() {} };
__publicField(CreateUsers, "revision", "3f2a9c1b7d04");
__publicField(CreateUsers, "parents", ["a1"]);`;
    expect(readMetadata(bundled, file).parents).to.deep.equal(["a1"]);
    const direct = "exports.default = class extends M { static revision = '3f2a9c1b7d04' }";
    expect(readMetadata(direct, file)).to.deep.equal(plain);
    const whole = "class A {}; A.revision = '3f2a9c1b7d04', A.labels = void 0; module.exports = A;";
    expect(readMetadata(whole, file)).to.deep.equal(plain);
  });
});

describe("a migration file that is not valid", () => {
  const cases: readonly [source: string, line: number, message: string][] = [
    ["", 1, "no default export"],
    ["export class A { static revision = 'a' }", 1, "no default export"],
    ["const a = 1;\n\nexport default a;", 3, "not a class"],
    ["\nexport default { up() {} }", 2, "not a class"],
    ["export default new A()", 1, "not a class"],
    ["export { A as default } from './a.js'", 1, "not a class"],
    ["function f() {}\nexport default f", 2, "not a class"],
    ["\n\nexport default class A {\n}", 3, "no static `revision`"],
    [inClass("", 'revision = "a";'), 3, "`revision` of the migration class is not static"],
    [inClass("static revision = id;"), 2, "`revision` of the migration class has to be a text"],
    [inClass('static revision = "a" + "b";'), 2, "has to be a text"],
    [inClass('static revision = "a"', '+ "b";'), 2, "has to be a text"],
    [inClass('static revision = "a"', "[0];"), 2, "has to be a text"],
    [inClass('static revision = "a".trim();'), 2, "has to be a text"],
    [inClass("static revision = ('a', 'b');"), 2, "has to be a text"],
    [inClass("static revision = `a${1}`;"), 2, "has to be a text"],
    [inClass("static revision = 12;"), 2, "has to be a text"],
    [inClass("static revision = null;"), 2, "has to be a text"],
    [inClass("static get revision() { return 'a' }"), 2, "has to be a text"],
    [inClass("static revision = ['a'];"), 2, "has to be a text"],
    [inClass(revision, "static parents = [other];"), 3, "`parents` of the migration class has to be a list"],
    [inClass(revision, "static parents = ['a', ...more];"), 3, "has to be a list"],
    [inClass(revision, "static parents = ['a'].concat();"), 3, "has to be a list"],
    [inClass(revision, "static parents = true;"), 3, "has to be a list"],
    [inClass(revision, "static parents = ['a', 'a'];"), 3, "names `a` twice"],
    [inClass(revision, "static parents = ['head'];"), 3, "`head`, which is not a name"],
    [inClass(revision, "static dependsOn = ['a b'];"), 3, "`a b`, which is not a name"],
    [inClass(revision, "static labels = ['a@b'];"), 3, "`a@b`, which is not a name"],
    [inClass(revision, "", "static transaction = 'no';"), 4, "true or false"],
    [inClass(revision, "static message = 1;"), 3, "has to be a text"],
    ["export default class A {\n  a = 'b\n}", 2, "not ended on its line"],
    ["\n/* never", 2, "comment is never ended"],
    ["\nconst a = `b", 2, "template string is never ended"],
    ["export default class A {\n", 1, "never closed"],
    ["export default class A { ) }", 1, "does not close"],
    ["}", 1, "closes nothing"],
  ];
  for (const [source, line, message] of cases) {
    it(`says ${message} of ${JSON.stringify(source.slice(0, 90))}`, () => {
      const error = errorOf(() => readMetadata(source, "/m/a.ts"), "MIGRATION_INVALID");
      expect(error.message).to.include(message);
      expect(error.where).to.equal(`/m/a.ts:${line}`);
      expect(error.fix).to.be.a("string").and.not.equal("");
    });
  }

  it("is refused for an id that is malformed or means a place", () => {
    for (const id of [
      "",
      "a@b",
      "a-b",
      "a+b",
      "a:b",
      "a b",
      "é",
      "head",
      "heads",
      "base",
      "current",
      "a".repeat(65),
      "../a",
    ]) {
      const source = inClass(`static revision = ${JSON.stringify(id)};`);
      const error = errorOf(() => readMetadata(source, "a.ts"), "MIGRATION_INVALID");
      expect(error.message).to.include("is not a revision id");
      expect(error.why).to.include("1 to 64 letters");
    }
    for (const id of ["a", "0", "_", "Head", "a".repeat(64)]) {
      expect(readMetadata(inClass(`static revision = ${JSON.stringify(id)};`), "a.ts").revision).to.equal(id);
    }
  });

  it("has all its faults reported", () => {
    const source = inClass("static revision = id;", "static parents = 1;", "static transaction = maybe;");
    const error = errorOf(() => readMetadata(source, "/m/a.ts"), "MIGRATION_INVALID");
    expect(error.message).to.equal("3 faults in a migration file");
    expect(error.data.faults).to.have.lengthOf(3);
    expect(error.why).to.include("/m/a.ts:2: ").and.include("/m/a.ts:3: ").and.include("/m/a.ts:4: ");
  });
});

describe("hostile text", () => {
  const fragments = [
    "static readonly revision = 'evil';",
    "static parents = ['evil']",
    "export default class Evil {",
    "CreateUsers.revision = 'evil';",
    "export default Evil",
    "}",
    "{",
    "(",
    "]",
    "`",
    "${",
    "'",
    '"',
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "[",
    "\n",
    "\r\n",
    "\u2028",
    "#!",
    "<!--",
    "@",
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", maxLength: 5 })), {
      maxLength: 12,
    })
    .map((parts) => parts.join(""));
  const blockComment = text.map((value) => `/*${value.replaceAll("*/", "* /")} */`);
  const lineComment = text.map((value) => `//${value.replace(/[\n\r\u2028\u2029]/g, "")}\n`);
  const inString = text.map((value) => JSON.stringify(value));
  const inSingle = inString.map(
    (value) => `'${value.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`,
  );
  const inTemplate = text.map((value) => `\`${value.replace(/[\\`$]/g, "\\$&")}\``);
  const inRegex = text.map(
    (value) => `/x${value.replace(/[\n\r\u2028\u2029]/g, "").replace(/[^\w]/g, "\\$&")}/u`,
  );
  const expression = fc.letrec<{ all: string }>((tie) => ({
    all: fc.oneof(
      { depthSize: "small" },
      inString,
      inSingle,
      inTemplate,
      inRegex,
      fc
        .tuple(inTemplate, tie("all"), tie("all"))
        .map(([outer, a, b]) => `${outer.slice(0, -1)}\${${a}}${"\\`"}\${{a: ${b}}}\``),
      fc.tuple(tie("all"), tie("all")).map(([a, b]) => `[${a}, (${b}), {a: ${a}}]`),
    ),
  })).all;
  const space = fc.oneof(blockComment, lineComment, fc.constant(" "));

  it("in comments, strings, templates and regular expressions changes nothing", () => {
    fc.assert(
      fc.property(
        fc.array(space, { minLength: 6, maxLength: 6 }),
        fc.array(expression, { minLength: 6, maxLength: 6 }),
        (s, e) => {
          const source = `${s[0]}const a = ${e[0]};${s[1]}
export default class CreateUsers extends f(${e[1]}) {
  static before = ${e[2]}
  static ${s[2]} readonly ${s[3]} revision ${s[4]} = "3f2a9c1b7d04"
  @tag(${e[3]}) static between = (a = ${e[3]}) => { return ${e[4]} }
  static parents = ["a1", ${s[5]} "b2"];
  up(op) { op.execute(${e[4]}, ${s[1]} ${e[5]}) }${s[0]}
}${s[2]}
run(${e[0]}, ${e[5]});`;
          expect(readMetadata(source, file)).to.deep.equal({ ...plain, parents: ["a1", "b2"] });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of any kind ends in metadata or a coded error", () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...fragments,
          "static ",
          "=",
          ":",
          "<",
          ">",
          "as ",
          ".",
          "class A",
          "export default ",
        ),
        fc.string(),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(soup, (parts) => {
        const source = parts.join("");
        try {
          readMetadata(source, file);
        } catch (error) {
          expect(error).to.have.property("code", "MIGRATION_INVALID");
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is read in linear time", () => {
    const units = [
      "}/[",
      "/**/",
      "!!!!/",
      "`${",
      "<",
      "x as ",
      "class<",
      "class ",
      "export default class ",
      "class A{}",
      "a.revision='a' as a<",
      "{",
      "@a.",
      "a:b<",
      "static a = b\n",
    ];
    for (const unit of units) {
      // Squared, a text of this length would take minutes.
      const soup = unit.repeat(100_000 / unit.length);
      for (const source of [soup, `export default class A { ${soup}`, `exports.a = 1; ${soup}`]) {
        try {
          readMetadata(source, file);
        } catch (error) {
          expect(error).to.have.property("code", "MIGRATION_INVALID");
        }
      }
    }
  }).timeout(30_000);
});
