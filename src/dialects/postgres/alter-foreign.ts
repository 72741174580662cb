/** Changes in place of what stands for other databases. */
import type { Definition } from "../../objects/definition/shape.js";
import { isSameData } from "../../util/compare.js";
import { qualified, quote, quoteString } from "./writer.js";

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

interface ForeignTableDetails {
  readonly server: string;
  readonly attributes: readonly (readonly [name: string, clause: string])[];
  readonly constraints: string;
  readonly options: readonly Option[];
}

/** It has no rows of its own: where more than options and columns at the end differs, it is made anew. */
export function alterForeignTable(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<ForeignTableDetails>(before), detailsOf<ForeignTableDetails>(after)];
  if (former === undefined || wanted === undefined) return undefined;
  if (former.server !== wanted.server || former.constraints !== wanted.constraints) return undefined;
  const isIn =
    (list: ForeignTableDetails["attributes"]) =>
    ([name]: readonly [string, string]): boolean =>
      list.some((each) => each[0] === name);
  const kept = former.attributes.filter(isIn(wanted.attributes));
  const added = wanted.attributes.filter((each) => !isIn(former.attributes)(each));
  if (!isSameData([...kept, ...added], wanted.attributes)) return undefined;
  const changes = [
    ...former.attributes
      .filter((each) => !isIn(wanted.attributes)(each))
      .map(([name]) => `DROP COLUMN ${quote(name)}`),
    ...added.map(([name, clause]) => `ADD COLUMN ${quote(name)} ${clause}`),
    ...optionChanges(former.options, wanted.options),
  ];
  return changes.map((change) => `ALTER FOREIGN TABLE ${qualified(after.namespace, after.name)} ${change}`);
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

function detailsOf<T>({ details }: Definition): T | undefined {
  return details as T | undefined;
}
