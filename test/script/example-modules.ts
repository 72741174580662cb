/** Examples in comments as the modules that they are meant to be. */
import ts from "typescript";
import type { ApiExample } from "../support/api-examples.js";
import { complaintsAbout, createProgram } from "../support/compiler.js";

/** A name that modules can import: from where, and whether it is a type alone. */
export interface Importable {
  readonly from: string;
  readonly isType: boolean;
}

export interface ExampleModule {
  /** `Check-0.upper.ts`: not told from others by its case alone. */
  readonly file: string;
  readonly text: string;
}

const marksOfEntities = /@(?:Entity|View|MaterializedView|Controller|Module)\b/;

/**
 * The modules of an example: a name that is declared twice begins the next one. What a module does not declare it
 * imports, and a class with columns that is shown without `@Entity()` gets it.
 */
export function modulesOf(
  { name, code = "" }: ApiExample,
  importable: ReadonlyMap<string, Importable>,
): readonly ExampleModule[] {
  const source = ts.createSourceFile(`${name}.ts`, code, ts.ScriptTarget.ES2022, true);
  const parts: { declared: Set<string>; texts: string[] }[] = [{ declared: new Set(), texts: [] }];
  for (const statement of source.statements) {
    const names = declaredBy(statement);
    let part = parts.at(-1);
    if (part === undefined || names.some((each) => part?.declared.has(each))) {
      part = { declared: new Set(), texts: [] };
      parts.push(part);
    }
    for (const each of names) part.declared.add(each);
    part.texts.push(ts.isClassDeclaration(statement) ? classText(statement, code) : statement.getText());
  }
  return parts.map(({ declared, texts }, index) => {
    const text = texts.join("\n");
    return {
      file: `${name}-${index}.${/^[A-Z]/.test(name) ? "upper" : "lower"}.ts`,
      text: `${imports(text, declared, importable)}${text}\nexport {};\n`,
    };
  });
}

function declaredBy(statement: ts.Statement): readonly string[] {
  if (ts.isClassDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (ts.isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((element) =>
          ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name.text] : [],
        ),
  );
}

function classText(node: ts.ClassDeclaration, code: string): string {
  const text = node.getText();
  if (/^export\s+default\b/.test(text)) return text;
  const isPart = code.includes(`@Embedded(() => ${node.name?.text}`);
  const isEntity =
    /@\w+/.test(text) && !/\bconstructor\b/.test(text) && !marksOfEntities.test(text) && !isPart;
  return `export ${isEntity ? "@Entity() " : ""}${text.replace(/^export\s+/, "")}`;
}

function imports(
  text: string,
  declared: ReadonlySet<string>,
  importable: ReadonlyMap<string, Importable>,
): string {
  const code = text.replace(/\/\/.*$/gm, "");
  const names = [...new Set(code.match(/(?<![.\w$])[A-Za-z_$][\w$]*/g) ?? [])];
  return names
    .flatMap((name) => {
      const found = declared.has(name) ? undefined : importable.get(name);
      if (found === undefined) return [];
      return [`import ${found.isType ? "type " : ""}{ ${name} } from ${JSON.stringify(found.from)};\n`];
    })
    .join("");
}

/** What TypeScript says of modules. */
export function typeFaults(files: readonly string[], options: ts.CompilerOptions): readonly string[] {
  const program = createProgram(files, { ...options, noEmit: true });
  return complaintsAbout(program);
}
