/** The settings of where migration files are and how they are called. */
import { resolve } from "node:path";
import { closest } from "../util/closest.js";
import type { SettingChecks } from "./faults.js";

/** File systems take names of 255 bytes; the rest of the template needs some. */
export const longestSlug = 150;

const tokens = [
  "date",
  "time",
  "id",
  "slug",
  "epoch",
  "year",
  "month",
  "day",
  "hour",
  "minute",
  "second",
] as const;

/** The folders of migration files, absolute. */
export function checkFolders(
  checks: SettingChecks,
  path: string,
  value: unknown,
  root: string,
): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    const folder = checks.text(path, value, "the path of a folder, or a list of them");
    return folder === undefined ? undefined : [resolve(root, folder)];
  }
  const folders = (checks.texts(path, value, "path of a folder") ?? []).map((each) => resolve(root, each));
  if (value.length === 0) checks.add(path, "at least one folder", value);
  for (const [index, folder] of folders.entries()) {
    const first = folders.indexOf(folder);
    if (first !== index)
      checks.add(`${path}[${index}]`, `another folder than ${path}[${first}]`, value[index]);
  }
  return folders;
}

/** A template with known tokens; whether it may have folders depends on `recursive`. */
export function checkFileName(checks: SettingChecks, path: string, value: unknown): string | undefined {
  const template = checks.text(path, value, "a template such as {date}_{time}_{id}_{slug}");
  if (template === undefined) return undefined;
  for (const [, token = ""] of template.matchAll(/\{([^{}]*)\}/g)) {
    if (tokens.some((known) => known === token)) continue;
    const meant = /^rev(ision)?$/.test(token) ? "id" : closest(token, tokens);
    const known = tokens.map((name) => `{${name}}`).join(", ");
    checks.add(path, `no other tokens than ${known}`, template, meant && `{${meant}}`);
  }
  return template;
}

/** Whether a file name has folders in it. */
export function hasFolders(template: string): boolean {
  return /[\\/]/.test(template);
}

export function checkTimezone(checks: SettingChecks, path: string, value: unknown): string | undefined {
  const zone = checks.text(path, value, "the name of a time zone such as Europe/Vienna");
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) && zone;
  } catch {
    const meant = closest(zone, Intl.supportedValuesOf("timeZone"));
    return checks.add(path, "the name of a time zone such as Europe/Vienna", value, meant);
  }
}
