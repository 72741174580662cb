/** Changes in place of what stands for other databases. */
import { type AlterObject, type Definition, detailsOf } from "../../../objects/definition/shape.js";
import { isSameData } from "../../../util/compare.js";
import { qualified, quote, quoteString } from "../sql/writer.js";

type Option = readonly [name: string, value: string];

interface WrapperDetails {
  readonly handler: string | null;
  readonly validator: string | null;
  readonly options: readonly Option[];
}

export function alterForeignDataWrapper(
  before: Definition,
  after: Definition,
): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<WrapperDetails>(before), detailsOf<WrapperDetails>(after)];
  if (former === undefined || wanted === undefined) return undefined;
  const part = (word: string, had: string | null, has: string | null): string[] => {
    if (had === has) return [];
    return [has === null ? `NO ${word}` : `${word} ${has}`];
  };
  const changes = [
    ...part("HANDLER", former.handler, wanted.handler),
    ...part("VALIDATOR", former.validator, wanted.validator),
    ...optionChanges(former.options, wanted.options),
  ];
  return changes.length === 0 ? [] : [`ALTER FOREIGN DATA WRAPPER ${quote(after.name)} ${changes.join(" ")}`];
}

interface ServerDetails {
  readonly wrapper: string;
  readonly type: string | null;
  readonly version: string | null;
  readonly options: readonly Option[];
}

/** A version that is there cannot be taken away, nor can the type or the wrapper change. */
export function alterForeignServer(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<ServerDetails>(before), detailsOf<ServerDetails>(after)];
  if (former === undefined || wanted === undefined) return undefined;
  if (former.wrapper !== wanted.wrapper || former.type !== wanted.type) return undefined;
  const version = wanted.version ?? "NULL";
  const changes = [
    ...(former.version === wanted.version
      ? []
      : [`VERSION ${wanted.version === null ? version : quoteString(version)}`]),
    ...optionChanges(former.options, wanted.options),
  ];
  return changes.length === 0 ? [] : [`ALTER SERVER ${quote(after.name)} ${changes.join(" ")}`];
}

export function alterUserMapping(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [before, after].map((each) => detailsOf<{ options: readonly Option[] }>(each));
  if (former === undefined || wanted === undefined) return undefined;
  return optionChanges(former.options, wanted.options).map(
    (change) => `ALTER USER MAPPING FOR ${after.name} ${change}`,
  );
}

interface ForeignColumn {
  readonly name: string;
  /** All that stands behind its name where it is made. */
  readonly clause: string;
  /** With its collation, where that is not the usual one. */
  readonly type: string;
  /** How it is computed: no ALTER of every server changes that. */
  readonly generated: string | null;
  readonly options: readonly Option[];
  readonly initial: string | null;
  readonly isRequired: boolean;
}

interface ForeignTableDetails {
  readonly server: string;
  readonly columns: readonly ForeignColumn[];
  readonly checks: readonly (readonly [name: string, definition: string])[];
  readonly options: readonly Option[];
}

/**
 * It has no rows of its own: where a column has another place, by which some wrappers find its values, or is computed otherwise, it is
 * made anew.
 */
export function alterForeignTable(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<ForeignTableDetails>(before), detailsOf<ForeignTableDetails>(after)];
  if (former === undefined || former.server !== wanted?.server) return undefined;
  const [had, has] = [former, wanted].map(
    ({ columns }) => new Map(columns.map((column) => [column.name, column])),
  ) as [Map<string, ForeignColumn>, Map<string, ForeignColumn>];
  const kept = former.columns.flatMap(({ name }) => has.get(name) ?? []);
  const added = wanted.columns.filter(({ name }) => !had.has(name));
  if (!isSameData([...kept, ...added], wanted.columns)) return undefined;
  if (kept.some(({ name, generated }) => had.get(name)?.generated !== generated)) return undefined;
  const isRetyped = kept.some(({ name, type }) => had.get(name)?.type !== type);
  if (isRetyped && former.columns.some(({ generated }) => generated !== null)) return undefined;
  const gone = former.checks.filter((check) => !wanted.checks.some((each) => isSameData(each, check)));
  const come = wanted.checks.filter((check) => !former.checks.some((each) => isSameData(each, check)));
  const changes = [
    ...gone.map(([name]) => `DROP CONSTRAINT ${quote(name)}`),
    ...former.columns.filter(({ name }) => !has.has(name)).map(({ name }) => `DROP COLUMN ${quote(name)}`),
    ...kept.flatMap((column) => columnChanges(had.get(column.name) as ForeignColumn, column)),
    ...added.map(({ name, clause }) => `ADD COLUMN ${quote(name)} ${clause}`),
    ...come.map(([name, definition]) => `ADD CONSTRAINT ${quote(name)} ${definition}`),
    ...optionChanges(former.options, wanted.options),
  ];
  return changes.map((change) => `ALTER FOREIGN TABLE ${qualified(after.namespace, after.name)} ${change}`);
}

function columnChanges(
  before: ForeignColumn,
  { name, type, options, initial, isRequired }: ForeignColumn,
): string[] {
  const isRetyped = before.type !== type;
  const isOther = before.initial !== initial || isRetyped;
  const changes = [
    // A default need not be possible as the new type.
    ...(before.initial !== null && (initial === null || isRetyped) ? ["DROP DEFAULT"] : []),
    ...(isRetyped ? [`TYPE ${type}`] : []),
    ...(isOther && initial !== null ? [`SET DEFAULT ${initial}`] : []),
    ...(before.isRequired === isRequired ? [] : [`${isRequired ? "SET" : "DROP"} NOT NULL`]),
    ...optionChanges(before.options, options),
  ];
  return changes.map((change) => `ALTER COLUMN ${quote(name)} ${change}`);
}

/** Whether statements give a column of a foreign table another type. */
export function retypesForeign({ object, statements }: Pick<AlterObject, "object" | "statements">): boolean {
  return (
    object === "foreignTable" && statements.some((sql) => / ALTER COLUMN ("(?:[^"]|"")+") TYPE /.test(sql))
  );
}

function optionChanges(before: readonly Option[], after: readonly Option[]): readonly string[] {
  const [had, has] = [new Map(before), new Map(after)];
  const changes = [
    ...before.filter(([name]) => !has.has(name)).map(([name]) => `DROP ${quote(name)}`),
    ...after
      .filter(([name, value]) => had.get(name) !== value)
      .map(([name, value]) => `${had.has(name) ? "SET" : "ADD"} ${quote(name)} ${quoteString(value)}`),
  ];
  return changes.length === 0 ? [] : [`OPTIONS (${changes.join(", ")})`];
}
