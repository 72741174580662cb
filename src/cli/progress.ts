import type { RunEvent } from "../api/types.js";
import { formatDuration } from "./duration.js";
import type { Output } from "./output.js";
import { clean, count, shorten, stepName } from "./present/text.js";
import type { Settings } from "./settings.js";

/** Shows what a verb does while it does it. */
export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  /** Takes the line of a running step off the terminal. */
  readonly end: () => void;
}

const silent: Progress = { onEvent: () => {}, end: () => {} };

/**
 * Progress on `err`: a line for each finished step, and on a terminal one more line, drawn over and over,
 * for what is under way. None with `--quiet`, nor with `--json` unless `--verbose` asks for it.
 */
export function createProgress(err: Output, settings: Settings): Progress {
  if (settings.isQuiet || (settings.isJson && !settings.isVerbose)) return silent;
  const screen = createScreen(err);
  const said = new Set<RunEvent["type"]>();
  const onEvent = (event: RunEvent): void => {
    const line = lineOf(event, err, settings);
    if (line !== undefined && !(isSaidOnce(event) && said.has(event.type))) screen.say(line);
    said.add(event.type);
    if (line === undefined || event.type === "waitingForLock") screen.draw(underWay(event));
  };
  return { onEvent, end: screen.end };
}

/** What stays to be read; nothing for what only passes by. */
function lineOf(event: RunEvent, err: Output, { isVerbose }: Settings): string | undefined {
  switch (event.type) {
    case "environment":
      return err.style("faint", clean(`${event.environment}: ${event.database}`));
    case "waitingForLock":
      return clean(`Waiting for another runner${event.holder === undefined ? "" : `: ${event.holder}`}`);
    case "retrying":
      return clean(`Trying again (${event.retry} of ${event.of}): ${event.why}`);
    case "scratchLeft":
      return clean(`Could not drop the scratch database ${event.on}: ${event.why}. Drop it by hand.`);
    case "statement":
      return isVerbose ? err.style("faint", indented(event.sql)) : undefined;
    case "batch":
      return isVerbose ? err.style("faint", `  ${underWay(event)}`) : undefined;
    case "stepFinished": {
      const facts = [formatDuration(event.milliseconds), ...rowsOf(event.rows)];
      return `${stepName(event.step)}  ${err.style("faint", facts.join("  "))}`;
    }
    default:
      return undefined;
  }
}

/** It comes again and again. */
function isSaidOnce({ type }: RunEvent): boolean {
  return type === "environment" || type === "waitingForLock";
}

function underWay(event: RunEvent): string {
  switch (event.type) {
    case "waitingForLock":
      return `${Math.round(event.seconds)} s`;
    case "rehearsing":
      return `rehearsing on ${event.on}`;
    case "scratchMade":
      return `working on ${event.on}`;
    case "replaying":
      return `[${event.index + 1}/${event.count}] replaying ${event.step.revision}  ${event.step.message}`;
    case "stepStarted":
      return `[${event.index + 1}/${event.count}] ${stepName(event.step)}`;
    case "statement":
      return `${event.revision}  ${event.index + 1}/${event.count}  ${event.sql}`;
    case "batch":
      return `${event.revision}  ${event.index + 1}/${event.count}  batch ${event.batch}: ${event.seen} rows${ofAbout(event)}, ${event.changed} changed`;
    default:
      return "";
  }
}

function rowsOf(rows: number | undefined): readonly string[] {
  return rows === undefined ? [] : [count(rows, "row")];
}

/** How much that is of a table; what the database believes may be old, and is no news once it is passed. */
function ofAbout({ seen, about }: Extract<RunEvent, { type: "batch" }>): string {
  return about === undefined || about < seen
    ? ""
    : ` of about ${about}, ${Math.floor((seen * 100) / about)} %`;
}

function indented(sql: string): string {
  return `  ${clean(sql).replaceAll("\n", "\n  ")}`;
}

interface Screen {
  readonly say: (line: string) => void;
  /** On a terminal a passing line; elsewhere nothing, because a log would keep it. */
  readonly draw: (line: string) => void;
  readonly end: () => void;
}

function createScreen(err: Output): Screen {
  let isDrawn = false;
  const end = (): void => {
    if (isDrawn) err.write("\r\x1b[2K");
    isDrawn = false;
  };
  return {
    end,
    say(line) {
      end();
      err.write(`${line}\n`);
    },
    draw(line) {
      if (!err.isTerminal) return;
      end();
      err.write(err.style("faint", shorten(line, err.columns - 1)));
      isDrawn = true;
    },
  };
}
