/** The examples in the comments of what the package exports. */
import { join } from "node:path";
import ts from "typescript";
import { createProgram } from "./compiler.js";
import { checkout } from "./docs.js";

/** A value that a subpath exports, with the example of its comment. */
export interface ApiExample {
  readonly subpath: string;
  readonly name: string;
  /** Nothing when its comment has none. */
  readonly code: string | undefined;
}

/** Subpath → its declarations, which have the comments of the source. */
export const apiEntries: Readonly<Record<string, string>> = {
  "@schemix/migrate": "dist/index.d.ts",
  "@schemix/migrate/postgres": "dist/dialects/postgres/index.d.ts",
  "@schemix/migrate/pglite": "dist/dialects/postgres/pglite.d.ts",
  "@schemix/migrate/mssql": "dist/dialects/mssql/index.d.ts",
  "@schemix/migrate/typeorm": "dist/entities/typeorm/index.d.ts",
  "@schemix/migrate/mikro-orm": "dist/entities/mikro-orm/index.d.ts",
  "@schemix/migrate/nestjs": "dist/nestjs/index.d.ts",
  "@schemix/migrate/testing": "dist/testing/index.d.ts",
};

/** What the package exports: the examples of its values, and its types, which have none of their own. */
export interface Api {
  readonly examples: readonly ApiExample[];
  readonly types: readonly { readonly subpath: string; readonly name: string }[];
}

/** Reads what each subpath exports. */
export function publicApi(): Api {
  const config = ts.readConfigFile(join(checkout, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, checkout);
  const entries = Object.entries(apiEntries).map(
    ([subpath, file]) => [subpath, join(checkout, file)] as const,
  );
  const program = createProgram(
    entries.map(([, file]) => file),
    options,
  );
  const checker = program.getTypeChecker();
  const examples: ApiExample[] = [];
  const types: { subpath: string; name: string }[] = [];
  for (const [subpath, file] of entries) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is no module`);
    for (const exported of checker.getExportsOfModule(module)) {
      const { name } = exported;
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if ((symbol.flags & ts.SymbolFlags.Value) === 0) types.push({ subpath, name });
      else examples.push({ subpath, name, code: exampleOf(symbol) });
    }
  }
  return { examples, types };
}

/** Read from the text: to a parser of comments every decorator at the start of a line begins a tag. */
function exampleOf(symbol: ts.Symbol): string | undefined {
  const comments = (symbol.declarations ?? []).flatMap((declaration) =>
    ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc),
  );
  const texts = comments.map((comment) =>
    comment
      .getText()
      .replace(/^\s*\*(\/| ?)/gm, "")
      .replaceAll("*\\/", "*/"),
  );
  const [, code] = texts.map((text) => text.split(/^@example$/m)).find((parts) => parts.length > 1) ?? [];
  return code?.trim();
}
