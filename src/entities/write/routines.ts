/** What is said of functions, procedures and aggregates → what they are made of. */
import type { SpecOf } from "../../objects/definition/spec.js";
import type {
  AggregateStateSpec,
  ArgumentSpec,
  FunctionSpec,
} from "../../objects/definition/spec-declared.js";
import { compact } from "../../util/compact.js";
import type { Site } from "../faults.js";
import type {
  AggregateOptions,
  AggregateState,
  ArgumentInput,
  FunctionOptions,
  ProcedureOptions,
} from "../options/declarations.js";
import type { RoutineTarget } from "../options/views.js";
import { type Plans, writtenName } from "../plan/plan.js";
import { expressionText } from "../plan/values.js";
import { bodyText, listIn, routineName, typeText, valueText, wordIn } from "./definition-text.js";

type Routine = "function" | "procedure" | "aggregate";
/** The spec without what all have: kind, name and namespace. */
type Rest<K extends Routine> = Omit<SpecOf<K>, "kind" | "name" | "namespace">;

const parallels = ["unsafe", "restricted", "safe"] as const;

/** Reads the options of routines. */
export class RoutineSpecs {
  readonly #plans: Plans;

  constructor(plans: Plans) {
    this.#plans = plans;
  }

  /** What COMMENT ON calls a routine. */
  signature(spec: SpecOf<"function" | "procedure" | "aggregate">): string {
    const all = [...spec.arguments, ...("orderBy" in spec ? (spec.orderBy ?? []) : [])];
    const types = all.filter(({ mode }) => mode !== "out").map(({ type }) => type);
    const isOfRows = spec.kind === "aggregate" && all.length === 0;
    return `${this.#plans.dialect.writer.quote(spec.name)}(${isOfRows ? "*" : types.join(", ")})`;
  }

  #type(type: unknown, site: Site): string {
    return typeText(type, site, this.#plans);
  }

  #text(value: unknown, what: string, site: Site): string | undefined {
    return value === undefined ? undefined : expressionText(value, what, site, this.#plans);
  }

  #routineName(target: RoutineTarget | undefined, site: Site): string | undefined {
    return target === undefined ? undefined : routineName(target, site, this.#plans);
  }

  #arguments(given: readonly ArgumentInput[] | undefined, site: Site): readonly ArgumentSpec[] {
    return listIn(given, "arguments", site, this.#plans).map((each) => {
      if (typeof each !== "object" || each === null) return { type: this.#type(each, site) };
      wordIn(each.mode, ["in", "out", "inout", "variadic"], "the mode of an argument", site, this.#plans);
      const { name, mode } = each;
      return {
        type: this.#type(each.type, site),
        ...compact({
          name: name === undefined ? undefined : writtenName(name, site, this.#plans),
          mode,
          default: this.#text(each.default, "default of an argument", site),
        }),
      };
    });
  }

  procedure(options: FunctionOptions | ProcedureOptions, site: Site): Rest<"procedure"> {
    const { language = "sql", parsed, set, checkBody } = options;
    wordIn(options.security, ["invoker", "definer"], "security", site, this.#plans);
    if (parsed === true && language !== "sql")
      this.#plans.faults.add(
        site,
        `its body is parsed and its language ${language}`,
        'Only "sql" can be parsed.',
      );
    const settings = Object.entries(set ?? {}).map(([name, value]) => [
      name,
      valueText(value, `the setting ${name}`, site, this.#plans),
    ]);
    return {
      arguments: this.#arguments(options.arguments, site),
      language,
      body: bodyText(options.body, site, this.#plans),
      ...compact({
        parsed,
        checkBody,
        security: options.security,
        set: settings.length === 0 ? undefined : Object.fromEntries(settings),
      }),
    };
  }

  function(options: FunctionOptions, site: Site): Rest<"function"> {
    const { strict, leakproof, cost, rows, window } = options;
    wordIn(options.volatility, ["volatile", "stable", "immutable"], "volatility", site, this.#plans);
    wordIn(options.parallel, parallels, "parallel", site, this.#plans);
    const routine = this.procedure(options, site);
    const returns = this.#returns(options, site);
    const isOut = routine.arguments.some(({ mode }) => mode === "out" || mode === "inout");
    if (returns === undefined && !isOut)
      this.#plans.faults.add(site, "it does not say what it returns", 'Write returns: "int", or "void".');
    return {
      ...routine,
      ...compact({
        returns,
        volatility: options.volatility,
        strict,
        leakproof,
        parallel: options.parallel,
        cost,
        rows,
        window,
        support: this.#routineName(options.support, site),
      }),
    };
  }

  #returns({ returns }: FunctionOptions, site: Site): FunctionSpec["returns"] {
    if (returns === undefined) return undefined;
    if (typeof returns !== "object") return { type: this.#type(returns, site) };
    if (returns.table === undefined) return { type: this.#type(returns.setOf, site), isSet: true };
    return {
      table: listIn(returns.table, "table of returns", site, this.#plans).map(({ name, type }) => ({
        name: writtenName(name, site, this.#plans),
        type: this.#type(type, site),
      })),
    };
  }

  #state(state: AggregateState | undefined, site: Site): AggregateStateSpec {
    if (typeof state !== "object" || state === null) {
      const fix = 'Write state: { function: "int4pl", type: "int" }.';
      this.#plans.faults.add(site, "an aggregate says nothing of its state", fix);
      return { function: "NULL", type: "NULL" };
    }
    const { size, initial, finalExtra, finalModify } = state;
    wordIn(finalModify, ["readOnly", "shareable", "readWrite"], "finalModify", site, this.#plans);
    return {
      function: routineName(state.function, site, this.#plans),
      type: this.#type(state.type, site),
      ...compact({ size, initial, final: this.#routineName(state.final, site), finalExtra, finalModify }),
    };
  }

  aggregate(options: AggregateOptions, site: Site): Rest<"aggregate"> {
    const { moving, hypothetical, parallel, orderBy } = options;
    wordIn(parallel, parallels, "parallel", site, this.#plans);
    return {
      ...this.#state(options.state, site),
      arguments: this.#arguments(options.arguments, site),
      ...compact({
        orderBy: orderBy === undefined ? undefined : this.#arguments(orderBy, site),
        hypothetical,
        parallel,
        moving:
          moving === undefined
            ? undefined
            : { ...this.#state(moving, site), inverse: routineName(moving.inverse, site, this.#plans) },
        combine: this.#routineName(options.combine, site),
        serialize: this.#routineName(options.serialize, site),
        deserialize: this.#routineName(options.deserialize, site),
        sortOperator: this.#text(options.sortOperator, "sortOperator", site),
      }),
    };
  }
}
