/** Sets whose types come from extensions that npm has for PGlite alone. */
import { join } from "node:path";
import { expect } from "chai";
import { checkout } from "../support/docs.js";
import { noteSkipped } from "../support/skipped.js";
import { openPgliteServer, type PgliteServer } from "../typeorm/pglite-server.js";
import { runSet } from "../typeorm/run-set.js";
import { placesOf } from "../typeorm/set.js";
import { openWorkshop, type Workshop } from "../typeorm/workshop.js";

const isFull = process.env.SCHEMIX_TEST_FULL === "1";
if (!isFull) noteSkipped("pgvector and PostGIS", "installed from npm with SCHEMIX_TEST_FULL=1 only");

(isFull ? describe : describe.skip)("Sets of TypeORM's entities with pgvector and PostGIS", function () {
  this.timeout(600_000);
  let embedded: PgliteServer;
  let workshop: Workshop;
  before(async () => {
    embedded = await openPgliteServer();
    workshop = openWorkshop(join(checkout, "test/typeorm/sets"), "1");
  });
  after(() => {
    workshop.remove();
    embedded.remove();
  });

  for (const name of ["extension-vectors", "extension-places"]) {
    it(name, async () => {
      const place = placesOf(workshop.sets).find((each) => each.name === name);
      if (place === undefined) throw new Error(`There is no set ${name}`);
      const { result, detail } = await runSet(place, { ...embedded, workshop });
      expect(result, detail).to.equal("equal");
    });
  }
});
