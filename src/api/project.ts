/** What the verbs about revisions start from: the configuration and the migration files. */
import { hostname } from "node:os";
import { loadConfig } from "../config/load.js";
import type { Config } from "../config/types.js";
import { FileCache } from "../loading/file-cache.js";
import type { ModuleLoader } from "../loading/module-loader.js";
import { runningVersion } from "../loading/running-package.js";
import { nodeOf, type RevisionFile, readRevisionFiles } from "../revisions/files.js";
import { createGraph, type RevisionGraph } from "../revisions/graph.js";
import { isRevisionMetadata } from "../revisions/metadata.js";
import type { SessionRequest } from "../runner/open-run.js";
import { RevisionTable } from "../runner/revision-table.js";
import type { BaseRequest } from "./types.js";

export interface Project {
  readonly config: Config;
  /** Loads the migration files. */
  readonly loader: ModuleLoader;
  /** Revision → its file. */
  readonly files: ReadonlyMap<string, RevisionFile>;
  readonly graph: RevisionGraph;
}

/**
 * Loads the configuration and reads the migration files, none of which runs.
 * @throws SchemixError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `MIGRATION_INVALID`, `REVISION_DUPLICATE`,
 * `REVISION_PARENT_UNKNOWN`, `REVISION_CYCLE`…
 */
export async function openProject(request: BaseRequest): Promise<Project> {
  const { config, loader } = await loadConfig(request);
  const cache = new FileCache(config.root, `revisions-${runningVersion()}.json`, isRevisionMetadata);
  const files = await readRevisionFiles(config.migrations, cache);
  return {
    config,
    loader,
    files: new Map(files.map((file) => [file.metadata.revision, file])),
    graph: createGraph(files.map(nodeOf)),
  };
}

/** The session that a verb opens. */
export function sessionRequest(config: Config, request: BaseRequest): SessionRequest {
  const { lockTimeout, statementTimeout, namespace } = config;
  const { signal, onEvent } = request;
  return {
    database: config.database,
    session: { applicationName: "schemix", lockTimeout, statementTimeout, namespace },
    names: config.revisions,
    client: `${hostname()}/schemix`,
    toolVersion: runningVersion(),
    signal,
    onEvent,
  };
}

/** The revision table as a script names it, which has no connection. */
export function offlineTable(config: Config): RevisionTable {
  const namespace = config.revisions.namespace ?? config.namespace;
  const author = { by: "script/schemix", toolVersion: runningVersion() };
  return new RevisionTable(config.database.dialect, { ...config.revisions, namespace }, author);
}
