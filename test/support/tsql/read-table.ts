/** CREATE TABLE and what ALTER TABLE adds, in the forms of "CREATE TABLE" and "ALTER TABLE" in the documentation. */
import { plainExpression } from "../../../src/dialects/mssql/sql/expression.js";
import type { ForeignKey, ReferentialAction } from "../../../src/objects/foreign-key/shape.js";
import type { Table } from "../../../src/objects/table/shape.js";
import { keyOf } from "../../../src/schema/object.js";
import type { Cursor, Path } from "./cursor.js";
import { defaultNamespace, madeName, partOf, type ScriptFacts } from "./facts.js";

/** Reads what is said of one table. */
export class TableReader {
  readonly #at: Cursor;
  readonly #facts: ScriptFacts;
  readonly #table: Path;
  #count = 0;
  /** The columns of its period. */
  #start = "";
  #end = "";

  constructor(at: Cursor, facts: ScriptFacts, table: Path) {
    this.#at = at;
    this.#facts = facts;
    this.#table = table;
  }

  /** Behind the name in CREATE TABLE. */
  create(): void {
    const { namespace = defaultNamespace, name } = this.#table;
    this.#facts.put({ kind: "table", namespace, name });
    this.#at.list(() => {
      if (!this.#period() && !this.#constraint([], false)) this.#column();
    });
    this.#filegroup();
    if (this.#at.takes("TEXTIMAGE_ON")) this.#at.name();
    if (this.#at.takes("WITH")) this.#options();
  }

  #period(): boolean {
    if (!this.#at.takes("PERIOD", "FOR", "SYSTEM_TIME")) return false;
    [this.#start, this.#end] = this.#names() as [string, string];
    return true;
  }

  /** Behind WITH: that its history is kept, and what is so of its rows. */
  #options(): void {
    const at = this.#at;
    const { namespace = defaultNamespace, name } = this.#table;
    const storage: Record<string, string> = {};
    let temporal: Table["temporal"];
    at.list(() => {
      const option = at.next().toLowerCase();
      at.expects("=");
      const value = at.next().toLowerCase();
      if (option !== "system_versioning") storage[option] = value;
      else temporal = { start: this.#start, end: this.#end, ...this.#versioning() };
    });
    const said = Object.keys(storage).length === 0 ? {} : { storage };
    this.#facts.put({ kind: "table", namespace, name, ...said, ...(temporal && { temporal }) });
  }

  #versioning(): Pick<NonNullable<Table["temporal"]>, "history" | "retention"> {
    const at = this.#at;
    let history = { namespace: defaultNamespace, table: "" };
    let retention: string | undefined;
    at.list(() => {
      if (at.takes("HISTORY_TABLE", "=")) {
        const { namespace = defaultNamespace, name } = at.path();
        history = { namespace, table: name };
      } else if (at.takes("HISTORY_RETENTION_PERIOD", "=")) retention = `${at.next()} ${at.next()}`;
      else while (!at.sees(",") && !at.sees(")")) at.next();
    });
    return { history, ...(retention === undefined ? {} : { retention }) };
  }

  /** Behind ADD in ALTER TABLE. */
  add(isTrusted: boolean): void {
    do {
      if (!this.#constraint([], isTrusted ? false : "notValid")) throw this.#at.confusion("a constraint");
    } while (this.#at.takes(","));
  }

  #filegroup(): void {
    if (!this.#at.takes("ON")) return;
    const name = this.#at.name();
    // The usual one is not said.
    if (name.toUpperCase() !== "PRIMARY") throw this.#at.confusion("PRIMARY");
  }

  #column(): void {
    const at = this.#at;
    const name = at.name();
    this.#count += 1;
    const head = { kind: "column", ...partOf(this.#table), name, position: this.#count } as const;
    if (at.takes("AS")) {
      const generated = {
        expression: plainExpression(at.expression(behindExpression)),
        stored: at.takes("PERSISTED"),
      };
      // Its type is what the expression comes to, which nobody says.
      this.#facts.put({ ...head, type: "sql_variant", nullable: true, generated });
    } else {
      const path = at.path();
      const numbers = at.sees("(") ? `(${at.bracketed()})` : "";
      this.#facts.put({ ...head, ...this.#facts.type(path, numbers) });
    }
    for (;;) if (!this.#attribute(name) && !this.#constraint([name], false)) return;
  }

  #attribute(name: string): boolean {
    const at = this.#at;
    const column = this.#facts.column(this.#table, name);
    if (at.takes("NOT", "NULL")) this.#facts.alter({ ...column, nullable: false });
    else if (at.takes("COLLATE")) this.#facts.alter({ ...column, collation: at.name() });
    else if (at.takes("NULL")) this.#facts.alter({ ...column, nullable: true });
    else if (at.takes("SPARSE")) this.#facts.alter({ ...column, sparse: true });
    else if (at.takes("ROWGUIDCOL")) this.#facts.alter({ ...column, rowGuid: true });
    else if (at.takes("GENERATED", "ALWAYS", "AS", "ROW"))
      this.#facts.alter({ ...column, nullable: false, period: at.next().toLowerCase() as "start" | "end" });
    else if (at.takes("HIDDEN")) this.#facts.alter({ ...column, hidden: true });
    else if (at.takes("IDENTITY")) {
      const [start = "1", increment = "1"] = at.sees("(") ? at.list(() => at.next()) : [];
      const counts = {
        ...(start === "1" ? {} : { start }),
        ...(increment === "1" ? {} : { increment }),
      };
      this.#facts.alter({ ...column, nullable: false, identity: { mode: "always", ...counts } });
    } else return false;
    return true;
  }

  /**
   * A constraint, if one comes next.
   * @param own the column that it stands behind
   */
  #constraint(own: readonly string[], validity: false | "notValid"): boolean {
    const at = this.#at;
    const given = at.takes("CONSTRAINT") ? at.name() : undefined;
    if (at.takes("PRIMARY", "KEY")) this.#key("primaryKey", given, own);
    else if (at.takes("UNIQUE")) this.#key("unique", given, own);
    else if (at.takes("CHECK")) this.#check(given, own, validity);
    else if (at.takes("DEFAULT")) this.#default(given, own);
    else if (at.takes("FOREIGN", "KEY")) this.#foreignKey(given, this.#names(), validity);
    else if (own.length > 0 && at.sees("REFERENCES")) this.#foreignKey(given, own, validity);
    else if (given !== undefined) throw at.confusion("a constraint");
    else return false;
    return true;
  }

  #names(descending: string[] = []): readonly string[] {
    return this.#at.list(() => {
      const name = this.#at.name();
      if (!this.#at.takes("ASC") && this.#at.takes("DESC")) descending.push(name);
      return name;
    });
  }

  #key(kind: "primaryKey" | "unique", given: string | undefined, own: readonly string[]): void {
    const at = this.#at;
    const isPrimary = kind === "primaryKey";
    const isClustered = at.takes("CLUSTERED") || (!at.takes("NONCLUSTERED") && isPrimary);
    const descending: string[] = [];
    const columns = own.length > 0 && !at.sees("(") ? own : this.#names(descending);
    const storage = at.storage();
    this.#filegroup();
    const { name: table } = this.#table;
    const name = given ?? madeName(isPrimary ? "PK" : "UQ", table, ...columns);
    const place = partOf(this.#table);
    const clustered = isClustered === isPrimary ? {} : { clustered: isClustered };
    const order = descending.length === 0 ? {} : { descending };
    const more = { ...order, ...storage, ...clustered };
    this.#facts.put({ kind, ...place, name, columns, ...more }, given === undefined);
    if (!isPrimary) return;
    for (const column of columns)
      this.#facts.alter({ ...this.#facts.column(this.#table, column), nullable: false });
  }

  #check(given: string | undefined, own: readonly string[], validity: false | "notValid"): void {
    const expression = plainExpression(this.#at.bracketed());
    const name = given ?? madeName("CK", this.#table.name, own[0] ?? expression);
    const place = partOf(this.#table);
    const state = validity === false ? {} : { notValid: true };
    this.#facts.put({ kind: "check", ...place, name, expression, ...state }, given === undefined);
  }

  #default(given: string | undefined, own: readonly string[]): void {
    const usual = plainExpression(this.#at.value());
    const [name = this.#at.takes("FOR") ? this.#at.name() : undefined] = own;
    if (name === undefined) throw this.#at.confusion("a column for the default");
    const column = this.#facts.column(this.#table, name);
    const defaultName = given ?? madeName("DF", this.#table.name, name);
    this.#facts.alter({ ...column, default: usual, defaultName }, true);
    if (given === undefined) this.#facts.unnamedDefault(column);
  }

  #foreignKey(given: string | undefined, columns: readonly string[], validity: false | "notValid"): void {
    const at = this.#at;
    at.expects("REFERENCES");
    const { namespace = defaultNamespace, name: table } = at.path();
    const references = { namespace, table, columns: this.#names() };
    const actions: { onDelete?: ReferentialAction; onUpdate?: ReferentialAction } = {};
    for (let side = this.#side(); side !== undefined; side = this.#side()) {
      const action = this.#action();
      if (action !== undefined) actions[side] = action;
    }
    const name = given ?? madeName("FK", this.#table.name, columns.join("_"));
    const place = partOf(this.#table);
    const { onDelete, onUpdate } = actions;
    const does = { ...(onDelete && { onDelete }), ...(onUpdate && { onUpdate }) };
    const key: ForeignKey = { kind: "foreignKey", ...place, name, columns, references, ...does };
    this.#facts.put(validity === false ? key : { ...key, notValid: true }, given === undefined);
  }

  #side(): "onDelete" | "onUpdate" | undefined {
    if (this.#at.takes("ON", "DELETE")) return "onDelete";
    return this.#at.takes("ON", "UPDATE") ? "onUpdate" : undefined;
  }

  #action(): ReferentialAction | undefined {
    const at = this.#at;
    if (at.takes("NO", "ACTION")) return undefined;
    if (at.takes("CASCADE")) return "cascade";
    if (at.takes("SET", "NULL")) return "setNull";
    at.expects("SET", "DEFAULT");
    return "setDefault";
  }
}

const behindExpression = ["PERSISTED", "NOT", "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK"];

/**
 * `CHECK CONSTRAINT ALL` without `WITH CHECK` looks at no row, so that whatever was switched off before is not trusted from
 * then on ("ALTER TABLE", "Disable foreign key constraints").
 */
export function switchAll(facts: ScriptFacts, table: Path, isOn: boolean): void {
  for (const object of facts.ofTable(table)) {
    if (object.kind !== "check" && object.kind !== "foreignKey") continue;
    const { notValid, notEnforced, ...rest } = object;
    if (!isOn) facts.put({ ...rest, notEnforced: true });
    else if (notEnforced === true || notValid === true) facts.put({ ...rest, notValid: true });
    else facts.says(keyOf(object));
  }
}
