import { expect } from "chai";
import type { GenerateResult } from "../../src/api/types.js";
import type { Database } from "../../src/dialects/dialect.js";
import { isSchemixError, type SchemixError } from "../../src/errors/schemix-error.js";
import { generate } from "../../src/index.js";
import { testPglite } from "../support/engines.js";
import {
  type DecoratorMode,
  decoratorModes,
  inferredFiles,
  install,
  packageTypes,
  removeUserProjects,
  settingsFiles,
  shopFiles,
  userProject,
  writtenTypes,
} from "./user-project.js";

const modes = Object.keys(decoratorModes) as DecoratorMode[];

describe("the same entities in projects of every kind", () => {
  let database: Database;
  before(async () => {
    ({ database } = await testPglite());
  });
  afterEach(removeUserProjects);

  const plan = (cwd: string, rehearse = false): Promise<GenerateResult> =>
    generate({ cwd, database, message: "make all", dryRun: true, rehearse });

  /** The migration without what is new each time. */
  const body = ({ source }: GenerateResult): string =>
    (source ?? "").replace(/^.*static readonly revision = .*$/m, "");

  let expected: GenerateResult | undefined;
  for (const mode of modes) {
    for (const type of packageTypes) {
      for (const isLinked of [true, false]) {
        const way = isLinked ? "from node_modules" : "without node_modules";
        it(`plan the same: ${mode}, type ${type}, Schemix ${way}`, async () => {
          const root = userProject({ ...settingsFiles(mode, type), ...shopFiles(true) });
          if (isLinked) install(root, "@schemix/migrate");
          if (mode === modes[0]) install(root, "reflect-metadata");
          const result = await plan(root, expected === undefined);
          expected ??= result;
          expect(expected.rehearsed).to.equal(true);
          expect(result.operations).to.have.length.greaterThan(8);
          expect(result.operations).to.deep.equal(expected.operations);
          expect(body(result)).to.equal(body(expected));
        });
      }
    }
  }

  describe("whose types only the properties say", () => {
    for (const type of packageTypes) {
      it(`are taken from there with reflect-metadata, type ${type}`, async () => {
        const root = userProject({ ...settingsFiles(modes[0]!, type), ...inferredFiles });
        install(root, "@schemix/migrate", "reflect-metadata");
        const files = Object.entries(inferredFiles).map(([name, text]) => [name, writtenTypes(text)]);
        const written = userProject({
          ...settingsFiles("standard decorators", type),
          ...Object.fromEntries(files),
        });
        expect(body(await plan(root))).to.equal(body(await plan(written)));
      });

      for (const mode of modes.slice(1)) {
        it(`are asked for: ${mode}, type ${type}`, async () => {
          const root = userProject({ ...settingsFiles(mode, type), ...inferredFiles });
          install(root, "@schemix/migrate");
          const error = await failure(plan(root));
          expect(error.code).to.equal("ENTITIES_INVALID");
          const faults = error.data.faults as {
            class: string;
            property: string;
            file: string;
            fix: string;
          }[];
          expect(faults.map((fault) => `${fault.class}.${fault.property}`)).to.have.members([
            "Author.name",
            "Note.title",
            "Note.stars",
            "Note.at",
            "Note.archived",
            "Note.size",
          ]);
          const title = faults.find((fault) => fault.property === "title");
          expect(title?.file).to.equal("src/note.entity.ts");
          expect(title?.fix).to.contain('@Column("text")');
        });
      }
    }
  });
});

async function failure(work: Promise<unknown>): Promise<SchemixError> {
  try {
    await work;
  } catch (error) {
    if (isSchemixError(error)) return error;
    throw error;
  }
  throw new Error("It did not fail");
}
