/** Whether what a squash keeps can be written into another file. */
import { renderCell } from "../../codegen/render-value.js";
import type { Dialect } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import type { AnyOperation } from "../../objects/any.js";
import { describeOperation } from "../../objects/describe.js";
import { freeNames } from "../../revisions/free-names.js";
import { labelOf, type Step } from "../../runner/step.js";

interface Obstacle {
  readonly why: string;
  readonly fix: string;
}

const apart = "or squash what comes before this migration and what comes after it apart.";
const elide = "Mark the step `{ elidable: true }` when new databases do not need it,";

/**
 * Refuses operations that mean something else in a migration of their own.
 * @param steps those that the operations come from
 * @throws SchemixError `SQUASH_IMPOSSIBLE`
 */
export function checkKept(
  dialect: Dialect,
  operations: readonly AnyOperation[],
  steps: readonly Step[],
): void {
  for (const operation of operations) {
    const obstacle = obstacleOf(operation, dialect);
    if (obstacle === undefined) continue;
    const step = steps.find((each) => each.operations.includes(operation));
    const place = step === undefined ? "The squash" : `${labelOf(step)}, ${step.direction}`;
    throw new SchemixError("SQUASH_IMPOSSIBLE", {
      message: `${place}: ${describeOperation(operation)} cannot be taken into a squash`,
      where: step?.file,
      why: obstacle.why,
      fix: obstacle.fix,
      data: { revision: step?.revision, direction: step?.direction },
    });
  }
}

function obstacleOf(operation: AnyOperation, dialect: Dialect): Obstacle | undefined {
  if (operation.kind === "backfill") {
    return {
      why: "It commits each of its batches, and the squash is one transaction.",
      fix: `${elide} ${apart}`,
    };
  }
  if (dialect.compile(operation).some(({ transactional }) => transactional === false)) {
    return {
      why: "It cannot run inside a transaction, and the squash is one.",
      fix: `Write it so that it can, as an index without \`concurrently\`, ${apart}`,
    };
  }
  if (operation.kind === "run") return obstacleOfCode(String(operation.body));
  const values =
    operation.kind === "execute"
      ? operation.parameters
      : operation.kind === "bulkInsert"
        ? operation.rows.flat()
        : [];
  if (values.every((value) => renderCell(value) !== undefined)) return undefined;
  return { why: "It binds a value that has no literal.", fix: `${elide} ${apart}` };
}

function obstacleOfCode(source: string): Obstacle | undefined {
  const free = freeNames(source);
  if (free?.length === 0) return undefined;
  if (free === undefined) {
    return {
      why: "Its code is a method, or cannot be read.",
      fix: `Write it as \`async (db) => { … }\`. ${elide} ${apart}`,
    };
  }
  return {
    why: `Its code uses what stands elsewhere in its file: ${free.join(", ")}.`,
    fix: `Write what it needs inside of the function. ${elide} ${apart}`,
  };
}
