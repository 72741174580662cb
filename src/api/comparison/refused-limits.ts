/** What the database would refuse of the entities, told before anything is tried. */
import type { Refusal } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { describeReference } from "../../schema/object.js";
import { siteOf } from "../project/entity-site.js";

/** @throws SchemixError with the code of the first refusal, and all of them in `data.refusals` */
export function refuseLimits(refusals: readonly Refusal[], model: EntityModel): void {
  const [first, ...others] = refusals;
  if (first === undefined) return;
  const placed = ({ object, message }: Refusal): string => {
    const site = siteOf(model, object);
    return site === undefined ? message : `${message} (${site})`;
  };
  const rest = others.map((each) => `${each.code}: ${placed(each)}. ${each.why ?? ""} ${each.fix}`);
  throw new SchemixError(first.code, {
    message:
      others.length === 0
        ? placed(first)
        : `${placed(first)}; and ${others.length} more that the database would refuse`,
    where: siteOf(model, first.object),
    why: [first.why, ...rest].filter((line) => line !== undefined).join("\n") || undefined,
    fix: first.fix,
    data: {
      refusals: refusals.map(({ code, object, message, fix }) => ({
        code,
        object: describeReference(object),
        message,
        fix,
      })),
    },
  });
}
