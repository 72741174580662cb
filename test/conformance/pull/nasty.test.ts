import { expect } from "chai";
import { fastestEngine } from "../../support/engines.js";
import { provePull } from "../../support/pulled.js";
import { openTrips } from "../../support/round-trip.js";
import { complaintsOf } from "../../support/strict.js";
import { nasty, nastyNamespaces } from "./nasty.js";

describe("pull of names that mean something in classes", () => {
  it("finds nothing left to do, and writes what the compiler takes", async () => {
    const { dialect, connection, close } = await openTrips(fastestEngine());
    try {
      await connection.script(nasty);
      const { files, leftOut } = await provePull(dialect, connection, nastyNamespaces, "preserve");
      expect(leftOut).to.deep.equal([]);
      expect(files).to.have.length.above(70);
      expect(complaintsOf(files)).to.deep.equal([]);
    } finally {
      await close();
    }
  }).timeout(240_000);
});
