/** What the verbs about revisions start from: the configuration and the migration files. */
import { hostname } from "node:os";
import { type LoadedConfig, loadConfig } from "../../config/load.js";
import type { Config } from "../../config/types.js";
import type { Connection } from "../../dialects/dialect.js";
import { SchemixError } from "../../errors/schemix-error.js";
import { FileCache } from "../../loading/file-cache.js";
import type { ModuleLoader } from "../../loading/module-loader.js";
import { runningVersion } from "../../loading/running-package.js";
import { errorOf, type Fault } from "../../revisions/faults.js";
import {
  nodeOf,
  type RevisionFile,
  type RevisionFolders,
  readRevisionFiles,
  scanRevisionFiles,
} from "../../revisions/files.js";
import { createGraph, type RevisionGraph } from "../../revisions/graph.js";
import { isRevisionMetadata } from "../../revisions/metadata.js";
import type { Squash } from "../../runner/adopt.js";
import { safeEmitter } from "../../runner/context.js";
import type { SessionRequest } from "../../runner/open-run.js";
import { RevisionTable } from "../../runner/revision-table.js";
import type { BaseRequest } from "../types.js";

export interface Project {
  readonly config: Config;
  /** Loads the migration files. */
  readonly loader: ModuleLoader;
  /** Revision → its file. */
  readonly files: ReadonlyMap<string, RevisionFile>;
  readonly graph: RevisionGraph;
  /** Migrations that replace others. */
  readonly squashes: readonly Squash[];
  /** Those that one database can neither use nor do without; known when it was asked, see `settle`. */
  readonly stuck: readonly StuckSquash[];
}

/** A squash of which the database has a part, and whose other part has no files any more. */
export interface StuckSquash {
  readonly squash: Squash;
  /** What the database has of what it replaces. */
  readonly applied: readonly string[];
  /** What it replaces and no file has. */
  readonly missing: readonly string[];
}

/**
 * Loads the configuration and reads the migration files, none of which runs.
 * @throws SchemixError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`, `MIGRATION_INVALID`, `REVISION_DUPLICATE`,
 * `REVISION_PARENT_UNKNOWN`, `REVISION_CYCLE`…
 */
export async function openProject(request: BaseRequest): Promise<Project> {
  const { config, loader } = await loadProjectConfig(request);
  const files = await readRevisionFiles(foldersOf(config), metadataCache(config));
  return projectOf(config, loader, files, createGraph(files.map(nodeOf)));
}

/** A project that may have migration files which cannot be read or make no graph. */
export interface TolerantProject extends Project {
  /** What is wrong with the files, one sentence each; then the graph is empty. */
  readonly faults: readonly string[];
}

/**
 * {@link openProject} for the verbs that say where a database stands: that has to be known above all when the files are
 * in disorder.
 * @throws SchemixError `CONFIG_NOT_FOUND`, `CONFIG_INVALID`…
 */
export async function openTolerantProject(request: BaseRequest): Promise<TolerantProject> {
  const { config, loader } = await loadProjectConfig(request);
  const { files, faults } = await scanRevisionFiles(foldersOf(config), metadataCache(config));
  try {
    if (faults.length > 0) throw errorOf(faults);
    return { ...projectOf(config, loader, files, createGraph(files.map(nodeOf))), faults: [] };
  } catch (error) {
    if (!(error instanceof SchemixError)) throw error;
    return { ...projectOf(config, loader, files, createGraph([])), faults: sentencesOf(error) };
  }
}

function sentencesOf({ message, where, data }: SchemixError): readonly string[] {
  const faults = (data.faults ?? []) as readonly Fault[];
  if (faults.length > 0) return faults.map((fault) => `${fault.file}: ${fault.message}`);
  return [where === undefined ? message : `${where}: ${message}`];
}

/** {@link loadConfig} for a verb, which tells the environment that it works on. */
export async function loadProjectConfig(request: BaseRequest): Promise<LoadedConfig> {
  const loaded = await loadConfig(request);
  const { environment, database } = loaded.config;
  if (environment !== undefined)
    safeEmitter(request.onEvent)({ type: "environment", environment, database: database.display });
  return loaded;
}

function foldersOf({ migrations, recursive }: Config): RevisionFolders {
  return { folders: migrations, recursive };
}

function metadataCache({ root }: Config) {
  return new FileCache(root, `revisions-${runningVersion()}.json`, isRevisionMetadata);
}

function projectOf(
  config: Config,
  loader: ModuleLoader,
  files: readonly RevisionFile[],
  graph: RevisionGraph,
): Project {
  const byRevision = new Map(files.map((file) => [file.metadata.revision, file]));
  return { config, loader, files: byRevision, graph, squashes: squashesIn(files, graph), stuck: [] };
}

function squashesIn(files: readonly RevisionFile[], graph: RevisionGraph): readonly Squash[] {
  return files.flatMap(({ metadata, checksum }) => {
    const { revision, message, replaces } = metadata;
    const node = graph.nodes.get(revision);
    if (node === undefined || replaces.length === 0) return [];
    return [{ revision, message, parents: node.parents, checksum, replaces }];
  });
}

/** The session that a verb opens. */
export function sessionRequest(config: Config, request: BaseRequest): SessionRequest {
  const { lockTimeout, statementTimeout, namespace, onApply, onStep } = config;
  const { signal, onEvent } = request;
  return {
    database: config.database,
    session: { applicationName: "schemix", lockTimeout, statementTimeout, namespace },
    names: config.revisions,
    client: `${hostname()}/schemix`,
    toolVersion: runningVersion(),
    signal,
    onEvent,
    hooks: { onApply, onStep },
  };
}

/** The revision table as a script names it, which has no connection. */
export function offlineTable(config: Config): RevisionTable {
  const namespace = config.revisions.namespace ?? config.namespace;
  const author = { by: "script/schemix", toolVersion: runningVersion() };
  return new RevisionTable(config.database.dialect, { ...config.revisions, namespace }, author);
}

/** The tables that keep the revisions, as patterns of a scope. */
export function ownTables({ revisions }: Config, connection: Connection): readonly string[] {
  const namespace = revisions.namespace ?? connection.defaultNamespace;
  return [`${namespace}.${revisions.table}`, `${namespace}.${revisions.historyTable}`];
}
