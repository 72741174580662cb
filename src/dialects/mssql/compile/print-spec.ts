/** What class decorators and declarations say, as Transact-SQL. Written after the reference pages of the CREATE statements. */
import { SchemixError } from "../../../errors/schemix-error.js";
import type { DefinitionSpec, TriggerSpec, ViewSpec } from "../../../objects/definition/spec.js";
import type {
  ArgumentSpec,
  DomainSpec,
  FunctionSpec,
  ProcedureSpec,
} from "../../../objects/definition/spec-declared.js";
import { tableType } from "../sql/table-type-text.js";
import { qualified } from "../sql/writer.js";
import { closed, parenthesized, words } from "./clauses.js";

/** What a declaration says that SQL Server has no word for. */
function refuse(
  spec: { readonly kind: string; readonly name: string },
  said: Readonly<Record<string, unknown>>,
): void {
  const found = Object.entries(said).find(([, value]) => value !== undefined && value !== false);
  if (found === undefined) return;
  throw new SchemixError("OPERATION_INVALID", {
    message: `${spec.kind} ${spec.name}: SQL Server has no ${found[0]}`,
    fix: "Leave it out there, or say all of it in its own words: mssql: sql`CREATE …`.",
    data: { kind: spec.kind, name: spec.name, option: found[0] },
  });
}

/** A statement within another, without the semicolon that a person put at its end. */
function withoutSemicolon(text: string): string {
  return closed(text.trim().replace(/;$/, "").trimEnd());
}

function view(spec: ViewSpec): string {
  const { securityBarrier, securityInvoker, checkOption } = spec;
  refuse(spec, { securityBarrier, securityInvoker, "local check option": checkOption === "local" });
  const behind = checkOption === undefined ? "" : "\nWITH CHECK OPTION";
  const bound = spec.schemaBinding === true ? " WITH SCHEMABINDING" : "";
  return `CREATE VIEW ${qualified(spec.namespace, spec.name)}${bound} AS\n${withoutSemicolon(spec.query)}${behind}`;
}

/** Parameters are variables, which cannot be quoted. */
function variable(spec: FunctionSpec | ProcedureSpec, { name = "" }: ArgumentSpec): string {
  const bare = name.replace(/^@/, "");
  if (!/^[\p{L}_#][\p{L}\p{N}_@$#]*$/u.test(bare))
    refuse(spec, { [`parameter ${JSON.stringify(name)}, which is no name of a variable`]: true });
  return `@${bare}`;
}

function parameters(spec: FunctionSpec | ProcedureSpec): readonly string[] {
  return spec.arguments.map((argument) => {
    const { type, mode, default: initial } = argument;
    refuse(spec, { "variadic parameter": mode === "variadic" });
    const isOut = mode === "out" || mode === "inout";
    refuse(spec, { "out parameter of a function": isOut && spec.kind === "function" });
    return words(variable(spec, argument), type, initial !== undefined && `= ${initial}`, isOut && "OUTPUT");
  });
}

function refuseRoutine(spec: FunctionSpec | ProcedureSpec): void {
  const { language, set, parsed } = spec;
  refuse(spec, {
    [`language ${language}`]: !/^(?:sql|tsql|t-sql)$/i.test(language),
    set,
    "body in another form": parsed,
  });
}

function functionText(spec: FunctionSpec): string {
  refuseRoutine(spec);
  const { returns, window, volatility, leakproof, parallel, cost, rows, support } = spec;
  refuse(spec, { window, volatility, leakproof, parallel, cost, rows, support });
  refuse(spec, { "function without a result": returns === undefined });
  const head = `CREATE FUNCTION ${qualified(spec.namespace, spec.name)} (${parameters(spec).join(", ")})`;
  if (returns !== undefined && "table" in returns)
    return `${head}\nRETURNS TABLE\nAS\nRETURN ${parenthesized(withoutSemicolon(spec.body))}`;
  refuse(spec, { "result of several rows but a table": returns?.isSet });
  const options = [
    ...(spec.strict === true ? ["RETURNS NULL ON NULL INPUT"] : []),
    ...(spec.security === "definer" ? ["EXECUTE AS OWNER"] : []),
  ];
  const lines = [
    head,
    `RETURNS ${returns?.type ?? ""}`,
    ...(options.length === 0 ? [] : [`WITH ${options.join(", ")}`]),
    "AS",
  ];
  return [...lines, block(spec.body)].join("\n");
}

function procedureText(spec: ProcedureSpec): string {
  refuseRoutine(spec);
  const list = parameters(spec);
  const head = words(`CREATE PROCEDURE ${qualified(spec.namespace, spec.name)}`, list.join(", "));
  return [
    head,
    ...(spec.security === "definer" ? ["WITH EXECUTE AS OWNER"] : []),
    "AS",
    spec.body.trim(),
  ].join("\n");
}

/** The body of a function stands between BEGIN and END, which it may have itself. */
function block(body: string): string {
  const text = body.trim();
  return /^begin\b/i.test(text) && /\bend\s*;?$/i.test(text) ? text : `BEGIN\n${text}\nEND`;
}

/** A trigger has a body of its own; what is said of it here is a procedure that it calls. */
function trigger(spec: TriggerSpec): string {
  const { namespace, table, name, events, columns, when, constraint, from, oldTable, newTable, enabled } =
    spec;
  refuse(spec, {
    "trigger for each row": spec.forEach === "row",
    "trigger before the event": spec.timing === "before",
  });
  refuse(spec, { columns: (columns ?? []).length > 0, when, constraint, from, oldTable, newTable });
  refuse(spec, {
    "event truncate": events.includes("truncate"),
    [`state ${enabled}`]: enabled !== undefined && enabled !== "disabled",
  });
  const [path, on] = [qualified(namespace, name), qualified(namespace, table)];
  const list = events.map((event) => event.toUpperCase()).join(", ");
  const call = words(
    `EXEC ${spec.execute}`,
    (spec.arguments ?? []).map((text) => `N'${text.replaceAll("'", "''")}'`).join(", "),
  );
  const made = `CREATE TRIGGER ${path} ON ${on} ${spec.timing === "after" ? "AFTER" : "INSTEAD OF"} ${list} AS\n${call};`;
  return enabled === "disabled" ? `${made}\nGO\nDISABLE TRIGGER ${path} ON ${on}` : made;
}

function domain(spec: DomainSpec): string {
  const { collation, default: initial, checks } = spec;
  refuse(spec, { collation, default: initial, checks: (checks ?? []).length > 0 });
  return `CREATE TYPE ${qualified(spec.namespace, spec.name)} FROM ${spec.type}${spec.notNull === true ? " NOT NULL" : ""}`;
}

/** The SQL that makes what a class or a declaration says. */
export function define(spec: DefinitionSpec): string {
  switch (spec.kind) {
    case "view":
      return view(spec);
    case "function":
      return functionText(spec);
    case "procedure":
      return procedureText(spec);
    case "trigger":
      return trigger(spec);
    case "domain":
      return domain(spec);
    case "tableType":
      return tableType(spec);
    default:
      refuse(spec, { [`objects of the kind ${spec.kind}`]: true });
      throw new TypeError(`${spec.kind} is refused`);
  }
}
