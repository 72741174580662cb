/** Changes in place of text search. */
import { type Definition, detailsOf } from "../../../objects/definition/shape.js";
import { qualified, quote } from "../sql/writer.js";

interface DictionaryDetails {
  readonly template: string;
  /** `language = 'english', stopwords = 'english'`, as the server keeps it. */
  readonly options: string;
}

/** An option is taken away by its bare name. */
export function alterDictionary(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<DictionaryDetails>(before), detailsOf<DictionaryDetails>(after)];
  if (former === undefined || wanted === undefined || former.template !== wanted.template) return undefined;
  const kept = optionNames(wanted.options);
  const gone = optionNames(former.options).filter((name) => !kept.includes(name));
  const changes = [...gone, ...(wanted.options === "" ? [] : [wanted.options])];
  if (changes.length === 0) return [];
  return [`ALTER TEXT SEARCH DICTIONARY ${qualified(after.namespace, after.name)} (${changes.join(", ")})`];
}

const option = /("(?:[^"]|"")+"|[\w$]+)\s*=\s*(?:[eE]?'(?:[^'\\]|''|\\.)*'|[^,]+)/g;

function optionNames(options: string): readonly string[] {
  return [...options.matchAll(option)].map(([, name = ""]) => name);
}

interface ConfigurationDetails {
  readonly parser: string;
  readonly mappings: readonly (readonly [token: string, dictionaries: string])[];
}

export function alterConfiguration(before: Definition, after: Definition): readonly string[] | undefined {
  const [former, wanted] = [detailsOf<ConfigurationDetails>(before), detailsOf<ConfigurationDetails>(after)];
  if (former === undefined || wanted === undefined || former.parser !== wanted.parser) return undefined;
  const [had, has] = [new Map(former.mappings), new Map(wanted.mappings)];
  const changes = [
    ...former.mappings
      .filter(([token]) => !has.has(token))
      .map(([token]) => `DROP MAPPING FOR ${quote(token)}`),
    ...wanted.mappings
      .filter(([token, dictionaries]) => had.get(token) !== dictionaries)
      .map(
        ([token, dictionaries]) =>
          `${had.has(token) ? "ALTER" : "ADD"} MAPPING FOR ${quote(token)} WITH ${dictionaries}`,
      ),
  ];
  return changes.map(
    (change) => `ALTER TEXT SEARCH CONFIGURATION ${qualified(after.namespace, after.name)} ${change}`,
  );
}
