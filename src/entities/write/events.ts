/** Triggers and rules of a class → drafts of what is said in SQL. */
import type { TriggerEvent } from "../../objects/definition/spec.js";
import { constraintName, shortHash } from "../../schema/names.js";
import { compact } from "../../util/compact.js";
import type { PartFacts } from "../facts.js";
import type { RuleOptions, TriggerOptions } from "../options/views.js";
import type { Plans } from "../plan/plan.js";
import { expressionText } from "../plan/values.js";
import type { DefinitionList } from "./definition-list.js";
import { bareRoutine, listIn, routineName, tableTarget, wordIn } from "./definition-text.js";
import type { RulePlace } from "./rule-columns.js";
import { deferralOf, type RuleWriter } from "./rules.js";

/** When a trigger or rule is on, when not as usual. */
export const enabledWords = ["always", "replica", "disabled"] as const;
const eventWords: readonly TriggerEvent[] = ["insert", "update", "delete", "truncate"];
const timings = ["before", "after", "insteadOf"] as const;

/** Turns what happens on events into definitions. */
export class EventWriter {
  readonly #plans: Plans;
  readonly #rules: RuleWriter;
  readonly #list: DefinitionList;

  constructor(plans: Plans, rules: RuleWriter, list: DefinitionList) {
    this.#plans = plans;
    this.#rules = rules;
    this.#list = list;
  }

  write(part: Extract<PartFacts, { kind: "trigger" | "rule" }>, place: RulePlace): void {
    if (part.kind === "trigger") this.#writeTrigger(part.options, place);
    else this.#writeRule(part.options, place);
  }

  #expression(value: unknown, what: string, { site }: RulePlace): string | undefined {
    return value === undefined ? undefined : expressionText(value, what, site, this.#plans);
  }

  #refuse({ site }: RulePlace, message: string, fix: string): void {
    this.#plans.faults.add(site, message, fix);
  }

  #events(options: TriggerOptions, place: RulePlace): readonly TriggerEvent[] {
    const given = typeof options.on === "string" ? [options.on] : (options.on ?? []);
    const events = given.flatMap(
      (event) => wordIn(event, eventWords, "an event of a trigger", place.site, this.#plans) ?? [],
    );
    if (given.length === 0)
      this.#refuse(place, "a trigger waits for nothing", 'Write on: "insert", or a list of events.');
    if ((options.of ?? []).length > 0 && !events.includes("update"))
      this.#refuse(place, "a trigger has properties, but does not wait for an update", 'Add "update" to on.');
    return events;
  }

  /** When it runs, and how often; faults where that contradicts what else is said. */
  #turn(options: TriggerOptions, place: RulePlace) {
    const { constraint, from, oldTable, newTable } = options;
    const timing = options.timing ?? (constraint === true ? "after" : undefined);
    const forEach = options.forEach ?? (constraint === true || timing === "insteadOf" ? "row" : "statement");
    if (timing === undefined)
      this.#refuse(place, "a trigger has no timing", 'Write timing: "before", "after" or "insteadOf".');
    const isDeferred = "deferrable" in options || "initiallyDeferred" in options;
    if (constraint !== true && (isDeferred || from !== undefined)) {
      const message = "a trigger is deferred or has another table, but is no constraint";
      this.#refuse(place, message, "Add constraint: true.");
    }
    if (constraint === true && (timing !== "after" || forEach !== "row"))
      this.#refuse(place, "a constraint trigger is not after each row", "Leave timing and forEach out.");
    if ((oldTable ?? newTable) !== undefined && (timing !== "after" || constraint === true))
      this.#refuse(
        place,
        "a trigger has tables of rows, but is not after the event",
        'Write timing: "after".',
      );
    return {
      timing: wordIn(timing, timings, "the timing of a trigger", place.site, this.#plans) ?? "after",
      forEach:
        wordIn(forEach, ["row", "statement"] as const, "forEach of a trigger", place.site, this.#plans) ??
        "row",
    };
  }

  #writeTrigger(options: TriggerOptions, place: RulePlace): void {
    const { table, site } = place;
    const { constraint, oldTable, newTable, from, of = [], enabled } = options;
    const execute = routineName(options.execute, site, this.#plans);
    const made = constraintName("tg", table.name, [bareRoutine(options.execute) ?? shortHash(execute)]);
    this.#list.draft({
      spec: {
        kind: "trigger",
        namespace: table.namespace,
        table: table.name,
        name: options.name ?? made,
        events: this.#events(options, place),
        ...this.#turn(options, place),
        execute,
        ...deferralOf(constraint === true ? options : {}),
        ...compact({
          columns: of.length === 0 ? undefined : this.#rules.columns.names(of, place, "of"),
          when: this.#expression(options.when, "when of a trigger", place),
          arguments: listIn(options.arguments, "arguments of a trigger", site, this.#plans).map(String),
          constraint,
          from: from === undefined ? undefined : tableTarget(from, "from", site, this.#plans).sql,
          oldTable,
          newTable,
          enabled: wordIn(enabled, enabledWords, "enabled of a trigger", site, this.#plans),
        }),
      },
      writtenName: options.name,
      comment: options.comment,
      site,
    });
  }

  #writeRule(options: RuleOptions, place: RulePlace): void {
    const { table, site } = place;
    const events = ["insert", "update", "delete"] as const;
    const event = wordIn(options.on, events, "on of a rule", site, this.#plans) ?? "insert";
    if (options.on === undefined) this.#refuse(place, "a rule waits for nothing", 'Write on: "insert".');
    const given = options.do === "nothing" ? [] : Array.isArray(options.do) ? options.do : [options.do];
    this.#list.draft({
      spec: {
        kind: "rule",
        namespace: table.namespace,
        table: table.name,
        name: options.name ?? constraintName("ru", table.name, [event]),
        event,
        commands: given.map((command) => expressionText(command, "command of a rule", site, this.#plans)),
        ...compact({
          where: this.#expression(options.where, "where of a rule", place),
          instead: options.instead,
          enabled: wordIn(options.enabled, enabledWords, "enabled of a rule", site, this.#plans),
        }),
      },
      writtenName: options.name,
      comment: options.comment,
      site,
    });
  }
}
