/** Whether what went otherwise lies in what introspection says it has no word for. */
import type { Unmodelled } from "../../src/dialects/dialect.js";
import { type DumpDifference, differingLines } from "./dump-entries.js";

/** Which entries of a dump something without a word may change, and of tables which lines. */
interface Reach {
  readonly types: RegExp;
  readonly lines?: RegExp;
}

const relation =
  /^(TABLE|TABLE ATTACH|INDEX|INDEX ATTACH|SEQUENCE.*|DEFAULT|.*CONSTRAINT|TRIGGER|STATISTICS)$/;

const reaches: Readonly<Record<string, Reach>> = {
  view: { types: /^(VIEW|RULE|DEFAULT|TRIGGER)$/ },
  "materialized view": { types: /^(MATERIALIZED VIEW|INDEX|STATISTICS)$/ },
  "foreign table": { types: /^(FOREIGN TABLE|TABLE ATTACH|TRIGGER|DEFAULT)$/ },
  "foreign table with a password": { types: /^(FOREIGN TABLE|TRIGGER|DEFAULT)$/ },
  "foreign data wrapper with a password": { types: /^FOREIGN DATA WRAPPER$/ },
  "server with a password": { types: /^SERVER$/ },
  "user mapping with a password": { types: /^USER MAPPING$/ },
  "name of a constraint": { types: /^DOMAIN$/ },
  "operator class": { types: /^OPERATOR (CLASS|FAMILY)$/ },
  "operator family": { types: /^OPERATOR (CLASS|FAMILY)$/ },
  "text search parser": { types: /^TEXT SEARCH PARSER$/ },
  "text search template": { types: /^TEXT SEARCH TEMPLATE$/ },
  language: { types: /^(PROCEDURAL )?LANGUAGE$/ },
  transform: { types: /^TRANSFORM$/ },
  "access method": { types: /^ACCESS METHOD$/ },
  "security label": { types: /^SECURITY LABEL$/ },
  "composite type": { types: /^TYPE$/ },
  partition: { types: relation },
  "partitioned table": { types: relation },
  "typed table": { types: relation },
  trigger: { types: /^TRIGGER$/ },
  "constraint trigger": { types: /^TRIGGER$/ },
  "enforced check": { types: /^(TABLE|CHECK CONSTRAINT)$/, lines: /CHECK/ },
  "disabled trigger": { types: /^(TABLE|.*CONSTRAINT|TRIGGER)$/, lines: /(DISABLE|ENABLE \w+) TRIGGER/ },
  rule: { types: /^RULE$/ },
  policy: { types: /^POLICY$/ },
  "exclusion constraint": { types: /^CONSTRAINT$/ },
  "invalid index": { types: /^INDEX$/ },
  clustering: { types: /^(TABLE|INDEX|CONSTRAINT)$/, lines: / CLUSTER ON / },
  privileges: { types: /^ACL$/ },
  "default privileges": { types: /^DEFAULT ACL$/ },
  "index statistics": { types: /^INDEX$/, lines: / SET STATISTICS / },
  comment: { types: /^COMMENT$/ },
  "dependency on an extension": { types: /./, lines: / DEPENDS ON EXTENSION / },
  "row-level security": { types: /^(ROW SECURITY|TABLE)$/, lines: /ROW LEVEL SECURITY/ },
  "replica identity": { types: /^(TABLE|INDEX|CONSTRAINT)$/, lines: /REPLICA IDENTITY/ },
  procedure: { types: /^PROCEDURE$/ },
  aggregate: { types: /^AGGREGATE$/ },
  function: { types: /^FUNCTION$/ },
  "window function": { types: /^FUNCTION$/ },
  domain: { types: /^(DOMAIN|CHECK CONSTRAINT)$/ },
  "range type": { types: /^(TYPE|FUNCTION)$/ },
  "base type": { types: /^(TYPE|SHELL TYPE|FUNCTION)$/ },
  collation: { types: /^COLLATION$/ },
  "statistics object": { types: /^STATISTICS$/ },
  extension: { types: /^EXTENSION$/ },
  "event trigger": { types: /^EVENT TRIGGER$/ },
};

/** What differences lie in, each named once. */
export function reasonsOf(
  differences: readonly DumpDifference[],
  unmodelled: readonly Unmodelled[],
): readonly string[] {
  const reasons = unmodelled.filter((thing) => differences.some((difference) => explains(thing, difference)));
  return [...new Set(reasons.map(({ what }) => what))].sort();
}

/** The differences that nothing without a word explains. */
export function unexplained(
  differences: readonly DumpDifference[],
  unmodelled: readonly Unmodelled[],
): readonly DumpDifference[] {
  return differences.filter((difference) => !unmodelled.some((thing) => explains(thing, difference)));
}

function explains(thing: Unmodelled, difference: DumpDifference): boolean {
  const { type, name, text } = difference.expected ?? difference.found ?? { type: "", name: "", text: "" };
  // An index of a partition is attached by its own name, which need not hold the partition's.
  if (type === "INDEX ATTACH") return /\bpartition/.test(thing.what);
  const publication = /^publication (.*)$/s.exec(thing.what)?.[1];
  if (publication !== undefined) return /^(PUBLICATION|COMMENT)/.test(type) && mentions(text, publication);
  const mentioned = piecesOf(thing).every((piece) => mentions(name, piece) || mentions(text, piece));
  if (!mentioned) return false;
  // Comments and privileges of what there is no word for are without one too.
  if (type === "COMMENT" || type === "ACL") return true;
  const reach = reaches[thing.what];
  if (reach === undefined) return true;
  if (!reach.types.test(type)) return false;
  return reach.lines === undefined || differingLines(difference).every((line) => reach.lines?.test(line));
}

/** Marks on an object that nothing depends on, and so no statement fails for. */
const marks =
  /privileges$|^(comment|security label|clustering|dependency on an extension|index statistics|replica identity|publication .*)$/;

/** The things that a text of an error speaks of, and that may be its reason. */
export function mentionedIn(text: string, unmodelled: readonly Unmodelled[]): readonly Unmodelled[] {
  return unmodelled
    .filter(({ what }) => !marks.test(what))
    .filter((thing) => mentions(text, piecesOf(thing).at(-1) ?? "") || isOfTypedTable(text, thing));
}

/** The server names the type alone that such a table is made of. */
function isOfTypedTable(text: string, { what }: Unmodelled): boolean {
  return what === "typed table" && text.includes("type of a typed table");
}

/** `public.t.trg` → `t`, `trg`; `public.f(integer)` → `f`. */
function piecesOf({ what, where }: Unmodelled): readonly string[] {
  // The index of a constraint is named without its table.
  if (what === "comment") return [where.split(".").at(-1) ?? ""];
  const [first = "", ...rest] = where.replace(/\(.*$/s, "").split(".");
  return (rest.length === 0 ? [first] : rest).map((piece) => piece.replace(/ .*$/s, ""));
}

function mentions(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const pattern = new RegExp(`(?<![\\w$])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`);
  return pattern.test(text);
}
