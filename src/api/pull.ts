import { resolve } from "node:path";
import { renderEntities } from "../codegen/entities/render-entities.js";
import type { Config } from "../config/types.js";
import type { Connection, Scope } from "../dialects/dialect.js";
import { withSession } from "../runner/open-run.js";
import { describeReference, type Reference } from "../schema/object.js";
import { isSql, sqlText } from "../schema/sql.js";
import { refuseUnmodelled } from "./comparison/strict.js";
import { ObjectFilter, tablePatterns, unmodelledIn, withoutLeftOut } from "./project/object-filter.js";
import { loadProjectConfig, sessionRequest } from "./project/project.js";
import { withAsked } from "./project/rights.js";
import { sourceWords } from "./project/source-words.js";
import { folderFor, isInSight, planFiles, writeFiles } from "./pull/files.js";
import { kindWords } from "./renames/questions.js";
import type { PullRequest, PullResult } from "./types.js";

/**
 * Reads the database and writes decorated classes for it, a file for each table. `check` finds no difference
 * afterwards. A file that `pull` wrote is written anew when its table changed; one that somebody edited is left
 * alone, unless `force` says otherwise.
 *
 * @throws SchemixError `UNMODELLED`, `USAGE` when it is not clear where files go, `FILE_UNWRITABLE`, and those of the connection
 * @example
 * const { files } = await pull({ out: "src/entities", exclude: ["tmp_*"] });
 */
export async function pull(request: PullRequest = {}): Promise<PullResult> {
  const { config } = await loadProjectConfig(request);
  const { database, naming } = config;
  const { dialect } = database;
  const folder = folderFor(config, resolve(request.cwd ?? process.cwd()), request.out);
  return await withSession(sessionRequest(config, request), async ({ connection, interrupt }) => {
    const entries = {
      include: request.include ?? config.filter.include,
      exclude: [...(config.filter.exclude ?? []), ...(request.exclude ?? [])],
    };
    const scope = scopeOf(request, tablePatterns(entries), config, connection);
    const found = await interrupt.guard(connection, () =>
      dialect.introspect(connection, scope, {
        parts: true,
        bodies: true,
        rights: config.privileges || config.owners,
      }),
    );
    const filter = new ObjectFilter(entries);
    const schema = withoutLeftOut(found.schema, filter);
    const unmodelled = unmodelledIn(found.unmodelled, found.schema, filter);
    const plugins = sourceWords(config, folder);
    const settings = { dialect, naming, namespace: connection.defaultNamespace, plugins };
    const { files, leftOut } = renderEntities(withAsked(schema, config), settings);
    const unsaid = leftOut.map(({ object }) => ({ what: kindWords(object.kind), where: pathOf(object) }));
    refuseUnmodelled([...unmodelled, ...unsaid], config, request.strict);
    const isComplete = (request.include ?? request.exclude ?? request.namespaces) === undefined;
    const planned = await planFiles(files, { folder, force: request.force === true, isComplete });
    interrupt.check();
    const { root, format, afterWrite } = config;
    const after = { root, format, afterWrite, signal: request.signal };
    const steps = request.dryRun === true ? planned : await writeFiles(planned, folder, after);
    return {
      database: database.display,
      folder,
      files: steps.map(({ file, action, diff }) =>
        diff === undefined ? { file, action } : { file, action, diff },
      ),
      leftOut: leftOut.map(({ object, why }) => ({ object: describeReference(object), why })),
      unmodelled: unmodelled.filter(({ what }) => !(config.privileges && /privileges$/.test(what))),
      isInSight: isInSight(config, folder),
    };
  });
}

function pathOf({ namespace, table, name }: Reference): string {
  return [namespace, table, name].filter((part) => part !== undefined).join(".");
}

/** What to read: as the other verbs do, and what the request says besides. */
function scopeOf(
  request: PullRequest,
  patterns: ReturnType<typeof tablePatterns>,
  { filter, revisions, database }: Config,
  connection: Connection,
): Scope {
  const own = revisions.namespace ?? connection.defaultNamespace;
  const { where } = filter;
  return {
    namespaces: request.namespaces ?? filter.namespaces ?? [connection.defaultNamespace],
    includeTables: patterns.include,
    excludeTables: [...patterns.exclude, `${own}.${revisions.table}`, `${own}.${revisions.historyTable}`],
    where: where === undefined ? undefined : isSql(where) ? sqlText(where, database.dialect.writer) : where,
  };
}
