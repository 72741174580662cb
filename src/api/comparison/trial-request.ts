/** What a trial is asked, and what it tells. */
import type { Connection, Dialect, NormalizeCache, Scope } from "../../dialects/dialect.js";
import type { EntityModel } from "../../entities/to-schema.js";
import type { Definition } from "../../objects/definition/shape.js";
import type { Index } from "../../objects/index/shape.js";
import type { Reference, SchemaObject } from "../../schema/object.js";
import type { Schema } from "../../schema/schema.js";
import type { Rights } from "../project/rights.js";

export interface TrialRequest {
  readonly model: EntityModel;
  /** What is made besides the definitions: what the entities ask for, and what is there and nobody declares. */
  readonly base: Schema;
  /** Objects said in SQL that are there: they stay when nothing that is declared takes their place. */
  readonly there: readonly Definition[];
  /** What is there besides: it stays as well when nothing that is declared takes its place. */
  readonly contested: readonly SchemaObject[];
  /** Privileges on no object that are there: what is made in a trial is made without them. */
  readonly revoked: readonly Definition[];
  readonly rights: Rights;
  /** The indexes of views among those: made when their view is. */
  readonly indexes: readonly Index[];
  readonly dialect: Dialect;
  readonly connection: Connection;
  readonly scope: Scope;
  readonly cache: NormalizeCache;
}

export interface TrialResult {
  /** All that was made, in the server's words, with what leans on what. */
  readonly schema: Schema;
  /** Those of `there` and `contested` that were made, as {@link keyOf} gives them. */
  readonly kept: ReadonlySet<string>;
  /** What the SQL has made that says what it was called, by its place among the definitions of the model. */
  readonly made: ReadonlyMap<number, readonly Reference[]>;
}
