/** Which policy counts at boot. */
import { SchemixError } from "../errors/schemix-error.js";
import type { BootPolicy } from "./options.js";

const policies: readonly string[] = ["run", "check", "warn", "off"] satisfies readonly BootPolicy[];

/**
 * What the environment says, then the options, then `run`.
 * @throws SchemixError `CONFIG_INVALID`
 */
export function policyOf(
  given: BootPolicy | undefined,
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): BootPolicy {
  const own = name === undefined ? [] : [`SCHEMIX_ON_BOOT_${name.replace(/\W/g, "_").toUpperCase()}`];
  const variable = [...own, "SCHEMIX_ON_BOOT"].find((each) => (env[each] ?? "") !== "");
  const policy = variable === undefined ? (given ?? "run") : env[variable];
  if (isPolicy(policy)) return policy;
  throw new SchemixError("CONFIG_INVALID", {
    message: `${variable ?? "onBoot"} is ${JSON.stringify(policy)}, and there are ${policies.join(", ")}`,
    where: variable ?? "SchemixModule.forRoot",
    fix: "Correct it: nothing was looked at or changed.",
    data: { policy, policies },
  });
}

function isPolicy(policy: unknown): policy is BootPolicy {
  return typeof policy === "string" && policies.includes(policy);
}
