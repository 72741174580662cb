import { expect } from "chai";
import { defineConfig } from "../../../src/config/define-config.js";

describe("defineConfig", () => {
  it("returns what it is given", () => {
    const config = { database: "pglite://memory", entities: ["src/*.ts"] };
    expect(defineConfig(config)).to.equal(config);
    const later = async () => config;
    expect(defineConfig(later)).to.equal(later);
  });

  it("refuses unknown settings in types", () => {
    // @ts-expect-error a setting that does not exist
    defineConfig({ database: "", entities: [], entites: [] });
    // @ts-expect-error an option that does not exist
    defineConfig({ database: "", entities: [], unmanaged: "remove" });
    // @ts-expect-error no entities
    defineConfig({ database: "" });
  });
});
