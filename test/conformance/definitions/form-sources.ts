/** Entity files that say everything there is a decorator or a declaration for. */

const imports = `import {
  Check, ClusterOn, Column, defineAggregate, defineCollation, defineComposite, defineDomain, defineEventTrigger,
  defineFunction, defineObject, defineProcedure, definePublication, defineRange, Entity, Exclusion, Index,
  MaterializedView, Partition, Policy, PrimaryColumn, PrimaryGeneratedColumn, ReplicaIdentity, RowSecurity, Rule,
  Statistics, Trigger, View, sql,
} from "@schemix/migrate";
`;

/** File → text. */
export const everyForm = {
  "label.sql": "SELECT a::text || b",
  "model.entity.ts": `${imports}
export const touch = defineFunction({
  name: "touch", returns: "trigger", language: "plpgsql", body: "BEGIN NEW.age = 1; RETURN NEW; END",
  comment: "it's touched",
});
export const label = defineFunction({
  name: "label", arguments: [{ name: "a", type: "int" }, { name: "b", type: "text", default: sql\`'!'\` }],
  returns: "text", volatility: "immutable", strict: true, parallel: "safe", cost: 5, security: "definer",
  set: { search_path: "public", work_mem: "1MB" }, body: { file: "./label.sql" }, comment: "a label",
});
export const rows = defineFunction({
  name: "rows_of", arguments: ["int"], returns: { table: [{ name: "n", type: "int" }] }, rows: 7,
  body: "SELECT $1",
});
export const many = defineFunction({ name: "many", returns: { setOf: "int" }, language: "plpgsql", body: "BEGIN RETURN; END" });
export const both = defineFunction({
  name: "both", arguments: [{ name: "x", type: "int", mode: "inout" }, { name: "y", type: "text", mode: "out" }],
  language: "plpgsql", body: "BEGIN y := 'a'; END",
});
export const parsed = defineFunction({ name: "parsed", returns: "int", body: "RETURN 1", parsed: true });
export const tidy = defineProcedure({ name: "tidy", body: "DELETE FROM booking", security: "definer", comment: "tidies" });
export const product = defineAggregate({
  name: "product", arguments: ["numeric"], state: { function: "numeric_mul", type: "numeric", initial: "1" },
  parallel: "safe", comment: "multiplies",
});
export const email = defineDomain({
  name: "email", type: "text", notNull: true, default: sql\`'a@b'\`,
  checks: [{ name: "has_at", expression: sql\`VALUE ~ '@'\` }, sql\`length(VALUE) < 100\`], comment: "an address",
});
export const pair = defineComposite({
  name: "pair", attributes: [{ name: "a", type: "int" }, { name: "b", type: "text", collation: "C" }],
});
export const floats = defineRange({ name: "floats", subtype: "float8", difference: "float8mi", multirange: "many_floats" });
export const plain = defineCollation({ name: "plain", provider: "libc", locale: "C" });
export const everything = definePublication({
  name: "everything", publish: ["insert", "update"],
  tables: [() => Booking, { table: () => Member, columns: ["id", "name", "age"] }],
});
export const watch = defineEventTrigger({ name: "watch", on: "sql_drop", tags: ["DROP TABLE"], execute: "watching", enabled: "disabled" });
export const watching = defineFunction({ name: "watching", returns: "event_trigger", language: "plpgsql", body: "BEGIN END" });

@Entity()
@Index(["age"], { unique: true })
@Trigger({ timing: "before", on: ["insert", "update"], of: ["name"], forEach: "row", execute: touch, when: sql\`NEW.age > 3\`, comment: "touches" })
@Trigger({ name: "later", constraint: true, on: "insert", execute: { name: "touch" }, initiallyDeferred: true, enabled: "always" })
@Trigger({ name: "seen", timing: "after", on: "delete", execute: "touch", oldTable: "gone", arguments: ["it's", "\\\\"] })
@RowSecurity({ force: true })
@Policy({ for: "select", to: ["public"], using: "name = current_user" })
@Policy({ name: "writers", for: "insert", restrictive: true, check: sql\`age > 0\`, comment: "who writes" })
@Statistics({ on: ["name", "age"], kinds: ["ndistinct", "mcv"], target: 50, comment: "both" })
@ReplicaIdentity({ properties: ["age"] })
@ClusterOn({ properties: ["age"] })
export class Member {
  @PrimaryGeneratedColumn() id!: number;
  @Column("text") name!: string;
  @Column("int") age!: number;
  @Column("email", { nullable: true }) mail!: string | null;
}

@Entity()
@Exclusion({ using: "gist", elements: [{ property: "during", with: "&&" }], where: sql\`room > 0\`, comment: "one at a time" })
@Exclusion("raw", sql\`USING gist (int4range(room, room + 1) WITH &&) DEFERRABLE\`)
@Rule({ on: "delete", instead: true, do: "nothing", where: "OLD.room = 1" })
@ReplicaIdentity("full")
export class Booking {
  @PrimaryColumn("int") id!: number;
  @Column("int") room!: number;
  @Column("int4range") during!: string;
}

@Entity({ partitionBy: sql\`RANGE (taken_at)\` })
@Partition({ from: "2026-01-01", to: "2027-01-01" })
@Partition("reading_past", { from: sql\`MINVALUE\`, to: "2026-01-01", comment: "long ago" })
@Partition({ default: true, partitionBy: sql\`HASH (value)\`, partitions: [
  { modulus: 2, remainder: 0 }, { name: "reading_odd", modulus: 2, remainder: 1, storage: { fillfactor: 80 } },
] })
export class Reading {
  @Column("timestamptz") takenAt!: Date;
  @Column("int") value!: number;
}

@View({ as: sql\`SELECT id, name FROM member WHERE age >= 18\`, securityBarrier: true, checkOption: "local", comment: "of age" })
@Trigger({ timing: "insteadOf", on: "insert", execute: touch })
export class Adult {
  @Column("bigint") id!: number;
  @Column("text") name!: string;
}

@MaterializedView({ as: sql\`SELECT age, count(*) AS n FROM member GROUP BY age;\`, withData: false, with: { fillfactor: 70 }, comment: "of each age" })
@ClusterOn({ properties: ["age"] })
@Statistics({ on: ["age", "n"] })
export class AgeCount {
  @Index({ unique: true, comment: "each once" }) @Column("int") age!: number;
  @Column("bigint") n!: number;
}
`,
};

export const hostileNames = {
  "with quotes and a semicolon": `it's "quoted"; --`,
  "of a reserved word": "select",
  "with line breaks and backslashes": "a\nb\\",
  "of a template, with dollars": "`${x}` $$",
  "with dots and percents": "A.b %s %I",
  "that are long, of two bytes each": "é".repeat(28),
};

/** Everything that can be named is named so. */
export function hostileForms(name: string): Readonly<Record<string, string>> {
  const said = (more = "") => {
    const text = Buffer.byteLength(name + more) <= 63 ? name + more : more + name.slice(more.length);
    return JSON.stringify(text);
  };
  const quoted = (more = "") => {
    const text: unknown = JSON.parse(said(more));
    return JSON.stringify(`"${String(text).replaceAll('"', '""')}"`).slice(1, -1);
  };
  return {
    "model.entity.ts": `${imports}
const n = ${said("n")}, t = ${said("t")}, c = ${said("c")}, d = ${said("d")};
export const f = defineFunction({ name: ${said("f")}, namespace: n, returns: "trigger", language: "plpgsql", body: "BEGIN RETURN NEW; END", comment: ${said()} });
export const g = defineFunction({ name: ${said("g")}, namespace: n, arguments: [{ name: c, type: "int" }, { name: d, type: "text", default: sql.literal(c) }],
  returns: { table: [{ name: ${said("r")}, type: "int" }] }, set: { "my.setting": c }, body: "SELECT 1", comment: ${said()} });
export const p = defineProcedure({ name: ${said("p")}, namespace: n, arguments: [{ name: c, type: "int" }], body: "SELECT 1", comment: c });
export const k = defineFunction({ name: ${said("k")}, arguments: ["int", "int"], returns: "int", body: "SELECT 1", volatility: "immutable" });
export const a = defineAggregate({ name: ${said("a")}, namespace: n, arguments: ["int"], state: { function: k, type: "int", initial: "0" }, comment: c });
export const dom = defineDomain({ name: ${said("d")}, namespace: n, type: "text", checks: [{ name: c, expression: sql\`VALUE <> \${sql.literal(c)}\` }], comment: c });
export const com = defineComposite({ name: ${said("o")}, namespace: n, attributes: [{ name: c, type: "int" }], comment: c });
export const ran = defineRange({ name: ${said("q")}, namespace: n, subtype: "float8", multirange: ${said("m")}, comment: c });
export const col = defineCollation({ name: ${said("l")}, namespace: n, provider: "libc", locale: "C", comment: c });
export const pub = definePublication({ name: ${said()}, tables: [{ table: () => T, columns: ["id", "c", "e"] }], comment: c });
export const ev = defineFunction({ name: ${said("e")}, namespace: n, returns: "event_trigger", language: "plpgsql", body: "BEGIN END" });
export const evt = defineEventTrigger({ name: ${said()}, on: "sql_drop", execute: ev, comment: c });

@Entity(t, { namespace: n })
@Trigger({ timing: "before", on: "update", of: ["c"], forEach: "row", execute: f, arguments: [c], when: sql\`NEW.\${sql.identifier(c)} > 0\` })
@Trigger({ name: ${said()}, timing: "after", on: "update", execute: f, oldTable: c, newTable: d, comment: c })
@Policy({ using: sql\`\${sql.identifier(c)} > 0\`, comment: c })
@Policy({ name: c, for: "delete", using: "true" })
@Exclusion({ name: ${said("x")}, using: "gist", elements: [{ property: "e", with: "&&" }], comment: c })
@Rule({ name: c, on: "delete", do: [sql\`NOTIFY x\`], comment: d })
@Statistics({ name: ${said("s")}, on: ["c", "e"], comment: c })
@Index(["c"], { name: ${said("i")} })
@ClusterOn(${said("i")})
@RowSecurity()
export class T {
  @PrimaryColumn("int") id!: number;
  @Column("int", { name: c }) c!: number;
  @Column("int4range", { name: d }) e!: string;
}

@Entity(${said("h")}, { namespace: n, partitionBy: sql\`LIST (\${sql.identifier(c)})\` })
@Partition(${said("y")}, { in: [c, "it's"], comment: c, partitionBy: sql\`LIST (\${sql.identifier(d)})\`, partitions: [{ name: ${said("z")}, default: true }] })
export class H {
  @Column("text", { name: c }) c!: string;
  @Column("text", { name: d }) e!: string;
}

@View({ name: ${said("v")}, namespace: n, as: "SELECT 1 AS ${quoted("c")}", comment: c })
export class V { @Column("int", { name: c }) one!: number }

@MaterializedView({ name: ${said("w")}, namespace: n, as: "SELECT 1 AS ${quoted("c")}", comment: c })
export class W { @Index({ name: ${said("j")}, comment: c }) @Column("int", { name: c }) one!: number }
`,
  };
}
