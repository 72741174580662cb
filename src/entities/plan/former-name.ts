/** What something was called, as options say it → what a hint says of it. */
import type { FormerName, RenameHint } from "../../schema/rename.js";
import { describe } from "../describe.js";
import type { Site } from "../faults.js";
import { type Context, writtenName } from "./plan.js";

/** The part of a hint that says what was. */
export type Former = Pick<RenameHint, "from" | "fromNamespace" | "isImplied">;

const fix =
  'Write renamedFrom: "old_name", or renamedFrom: { namespace: "old_namespace", name: "old_name" }, where one of the two may be missing.';

/** @param now what it is called and where it is */
export function formerOf(
  former: FormerName,
  now: { readonly namespace: string; readonly name: string },
  site: Site,
  context: Context,
): Former | undefined {
  if (typeof former !== "object" || former === null) return { from: writtenName(former, site, context) };
  const { name, namespace, ...others } = former;
  if ((name === undefined && namespace === undefined) || Object.keys(others).length > 0) {
    context.faults.add(site, `renamedFrom is ${describe(former)}`, fix);
    return undefined;
  }
  const place = namespace === undefined ? now.namespace : writtenName(namespace, site, context);
  return {
    from: name === undefined ? now.name : writtenName(name, site, context),
    ...(place === now.namespace ? {} : { fromNamespace: place }),
  };
}

/** The name that a table had, where it is said. */
export function formerTableName(former: FormerName | undefined): string | undefined {
  return typeof former === "object" ? former.name : former;
}

/** The namespace that a table was in, where it is said: what is in its namespace without saying so was there, too. */
export function formerNamespace(former: FormerName | undefined): string | undefined {
  return typeof former === "object" ? former.namespace : undefined;
}
