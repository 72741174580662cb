import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/** A place in a file as its author wrote it; line and column from 1. */
export interface SourcePosition {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Leads positions of transformed code back to the sources. */
export interface SourcePositions {
  /** Remembers the map of a file, or what makes it; empty when its code is its source. */
  add(file: string, map: string | (() => string)): void;
  /** The innermost place of a user's file in the stack of an error. */
  locate(error: unknown): SourcePosition | undefined;
  /** Rewrites the stack of an error in place, once. */
  mapStack(error: unknown): void;
}

const frame = /^(\s+at .*?\(?)((?:file:\/\/\/?)?(?:[A-Za-z]:[\\/]|\/).*?):(\d+):(\d+)(\)?)$/;

/** Positions of one loader: nothing global is switched on, other code keeps its stacks. */
export function createSourcePositions(): SourcePositions {
  const maps = new Map<string, string | (() => string) | SourceMap | undefined>();
  const rewritten = new WeakSet<Error>();

  const mapOf = (file: string): SourceMap | undefined => {
    const map = maps.get(file);
    if (typeof map !== "string" && typeof map !== "function") return map;
    const text = typeof map === "function" ? map() : map;
    const parsed = text === "" ? undefined : new SourceMap(JSON.parse(text));
    maps.set(file, parsed);
    return parsed;
  };
  const original = (position: SourcePosition): SourcePosition => {
    const map = mapOf(position.file);
    return map ? mapped(map, position) : position;
  };
  const parse = (line: string): { match: RegExpExecArray; position: SourcePosition } | undefined => {
    const match = frame.exec(line);
    if (!match?.[2]) return undefined;
    const file = match[2].startsWith("file:") ? fileURLToPath(match[2]) : match[2];
    if (!maps.has(file)) return undefined;
    return { match, position: { file, line: Number(match[3]), column: Number(match[4]) } };
  };

  return {
    add: (file, map) => void maps.set(file, map),
    locate(error) {
      if (!(error instanceof Error)) return undefined;
      const toSource = (position: SourcePosition) => (rewritten.has(error) ? position : original(position));
      const lines = (error.stack ?? "").split("\n");
      const compileFault = compilePosition(lines);
      if (compileFault && maps.has(compileFault.file)) return toSource(compileFault);
      for (const line of lines) {
        const found = parse(line);
        if (found) return toSource(found.position);
      }
      return undefined;
    },
    mapStack(error) {
      if (!(error instanceof Error) || rewritten.has(error) || typeof error.stack !== "string") return;
      const stack = error.stack.split("\n").map((line) => {
        const found = parse(line);
        if (!found) return line;
        const { file, line: row, column } = original(found.position);
        return `${found.match[1]}${file}:${row}:${column}${found.match[5]}`;
      });
      try {
        error.stack = stack.join("\n");
        rewritten.add(error);
      } catch {
        // a frozen error keeps its stack
      }
    },
  };
}

// V8 puts a SyntaxError of compiled code on top: `file:line`, the line, a marker under the place.
function compilePosition(lines: readonly string[]): SourcePosition | undefined {
  const match = /^((?:[A-Za-z]:[\\/]|\/).*):(\d+)$/.exec(lines[0] ?? "");
  if (!match?.[1]) return undefined;
  const marker = (lines[2] ?? "").indexOf("^");
  return { file: match[1], line: Number(match[2]), column: Math.max(marker, 0) + 1 };
}

function mapped(map: SourceMap, position: SourcePosition): SourcePosition {
  const row = position.line - 1;
  // A call such as `require("./x")` that stands for an import has its first mapping behind the column that V8 reports.
  for (let column = position.column - 1; column < position.column + 200; column++) {
    const entry = map.findEntry(row, column);
    if (!("originalLine" in entry) || entry.generatedLine !== row) continue;
    return { file: position.file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
  const entry = map.findEntry(row, position.column - 1);
  if (!("originalLine" in entry)) return position;
  return { file: position.file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}
