/** Random entities that every database takes, for fast-check: any two of them have a way there and back. */
import fc from "fast-check";

/** Columns whose types lead to each other without a decision: the arguments of `@Column`, and defaults. */
const families: Readonly<Record<string, readonly [types: readonly string[], defaults: readonly string[]]>> = {
  small: [
    ['type: "smallint"', 'type: "int"', 'type: "bigint"'],
    ["0", "-5"],
  ],
  exact: [
    ['type: "decimal", precision: 10, scale: 2', 'type: "decimal", precision: 12, scale: 4'],
    ["0", '"1.5"'],
  ],
  said: [
    ['type: "string", length: 20', 'type: "string", length: 40'],
    [`""`, `"it's"`],
  ],
  flag: [['type: "boolean"'], ["true", "false"]],
  seen: [['type: "timestamptz", precision: 3', 'type: "timestamptz"'], []],
  key: [['type: "uuid"'], []],
  mood: [['enum: ["ok", "it\'s"], enumName: "mood"'], ['"ok"', `"it's"`]],
};

const column = (table: string, name: string) => {
  const [types, defaults] = families[name] ?? [[], []];
  const record = fc.record({
    type: fc.constantFrom(...types),
    nullable: fc.boolean(),
    default: fc.option(fc.constantFrom(...defaults, undefined), { nil: undefined }),
    comment: fc.option(fc.constant("it's a comment"), { nil: undefined, freq: 4 }),
    mark: fc.constantFrom("", "", "@Index() ", `@Index("ix_${table}_${name}", { unique: true }) `),
    isUnique: fc.boolean(),
  });
  return record.map(({ type, nullable, default: usual, comment, mark, isUnique }) => {
    const options = [
      type,
      ...(nullable ? ["nullable: true"] : []),
      ...(usual === undefined ? [] : [`default: ${usual}`]),
      ...(comment === undefined ? [] : [`comment: "${comment}"`]),
      ...(isUnique && mark === "" ? ["unique: true"] : []),
    ];
    return `${mark}@Column({ ${options.join(", ")} }) ${name}!: never;`;
  });
};

const checks: Readonly<Record<string, string>> = {
  small: "sql`small > 0`",
  exact: "sql`exact >= 0 and exact < 100`",
  said: "sql`said <> 'x'`",
};

const table = (name: string, others: readonly string[]) =>
  fc
    .subarray(Object.keys(families))
    .chain((names) =>
      fc.record({
        columns: fc.tuple(...names.map((each) => column(name, each))),
        check: fc.option(
          fc.constantFrom(...Object.keys(checks).filter((each) => names.includes(each)), undefined),
          {
            nil: undefined,
          },
        ),
        isCounted: fc.boolean(),
        other: fc.constantFrom(undefined, ...others),
        cascades: fc.boolean(),
        comment: fc.option(fc.constant("a table"), { nil: undefined }),
      }),
    )
    .map(({ columns, check, isCounted, other, cascades, comment }) => {
      const key = isCounted ? `{ type: "bigint", identity: true }` : `"bigint"`;
      const relation =
        other === undefined
          ? ""
          : `@ManyToOne(() => ${other}, { nullable: true${cascades ? `, onDelete: "cascade"` : ""} }) other!: object | null;`;
      const more = check === undefined ? "" : `@Check("ck_${name}", ${checks[check]}) `;
      const options = comment === undefined ? "" : `{ comment: "${comment}" }`;
      return `@Entity(${options}) ${more}export class ${name} { @PrimaryColumn(${key}) id!: bigint; ${columns.join(" ")} ${relation} }`;
    });

/** Their source. Each refers to at most one before it: nothing is reached on two paths. */
export const randomEntities = fc
  .tuple(table("Alpha", []), table("Beta", ["Alpha"]), table("Gamma", ["Beta"]))
  .chain((all) => fc.nat({ max: 3 }).map((count) => all.slice(0, count).join("\n")));
