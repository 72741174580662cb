/** The examples in the comments of what the package exports. */
import { join } from "node:path";
import ts from "typescript";
import { checkout } from "./docs.js";

/** A value that a subpath exports, with the example of its comment. */
export interface ApiExample {
  readonly subpath: string;
  readonly name: string;
  /** Nothing when its comment has none. */
  readonly code: string | undefined;
}

/** Subpath → its source. */
export const apiEntries: Readonly<Record<string, string>> = {
  "@schemix/migrate": "src/index.ts",
  "@schemix/migrate/postgres": "src/dialects/postgres/index.ts",
  "@schemix/migrate/pglite": "src/dialects/postgres/pglite.ts",
  "@schemix/migrate/mssql": "src/dialects/mssql/index.ts",
  "@schemix/migrate/typeorm": "src/entities/typeorm/index.ts",
  "@schemix/migrate/mikro-orm": "src/entities/mikro-orm/index.ts",
  "@schemix/migrate/nestjs": "src/nestjs/index.ts",
  "@schemix/migrate/testing": "src/testing/index.ts",
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
  const program = ts.createProgram(
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
