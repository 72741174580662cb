/** What trials have told, kept by the hash of everything that went into them. */
import { createHash } from "node:crypto";
import { keyOf, type Reference, type SchemaObject } from "../../schema/object.js";
import { Schema } from "../../schema/schema.js";
import type { TrialRequest, TrialResult } from "./trial-request.js";

/** What the result depends on, as the key of a cache. */
export function fingerprint(request: TrialRequest): string {
  const { model, base, there, contested, indexes, revoked, rights, dialect, connection, scope } = request;
  const said = (model.definitions ?? []).map(({ sql, renamedFrom, comment }) =>
    (renamedFrom ?? comment) === undefined ? sql : { sql, comment, isFollowed: renamedFrom !== undefined },
  );
  const parts = [
    connection.server,
    connection.defaultNamespace,
    ...(dialect.additions === undefined ? [] : [dialect.additions]),
    scope,
    [...base],
    there,
    contested,
    indexes,
    revoked,
    rights,
    said,
  ];
  return `trial 4 ${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`;
}

/** A result as a text for a cache. */
export function print({ schema, kept, made }: TrialResult): string {
  const objects = schema.toJSON();
  const needs = objects.map((object) => schema.dependenciesOf(object));
  return JSON.stringify({ objects, needs, kept: [...kept], made: [...made] });
}

export function parse(text: string): TrialResult {
  const { objects, needs, kept, made } = JSON.parse(text) as {
    readonly objects: readonly SchemaObject[];
    readonly needs: readonly (readonly Reference[])[];
    readonly kept: readonly string[];
    readonly made: readonly (readonly [number, readonly Reference[]])[];
  };
  const dependencies = new Map(objects.map((object, index) => [keyOf(object), needs[index] ?? []]));
  return { schema: new Schema(objects, dependencies), kept: new Set(kept), made: new Map(made) };
}
