import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { classNameFor, fileNameFor, isRevisionFileName, slugOf } from "../../../src/revisions/file-name.js";
import { isRevisionId, newRevisionId } from "../../../src/revisions/revision-id.js";
import { isoDate } from "../../../src/util/date-parts.js";
import { errorOf } from "./maps.js";

const request = {
  template: "{date}_{time}_{id}_{slug}",
  id: "3f2a9c1b7d04",
  message: "Create users",
  date: new Date("2026-11-22T07:15:59.999Z"),
  timezone: "UTC",
  slugLength: 40,
};

describe("file names", () => {
  it("follow the template, in UTC", () => {
    expect(fileNameFor(request)).to.equal("20261122_0715_3f2a9c1b7d04_create_users.ts");
    expect(fileNameFor({ ...request, template: "{id}" })).to.equal("3f2a9c1b7d04.ts");
    expect(fileNameFor({ ...request, template: "V{id}-{slug}.mts" })).to.equal(
      "V3f2a9c1b7d04-create_users.mts",
    );
    expect(fileNameFor({ ...request, template: "{slug}.v2" })).to.equal("create_users.v2.ts");
    const date = new Date("2026-12-31T23:30:00-05:00");
    expect(fileNameFor({ ...request, template: "{date}_{time}", date })).to.equal("20270101_0430.ts");
  });

  it("have the time of a time zone, every part of it, and folders", () => {
    const date = new Date("2026-12-31T23:04:05.678Z");
    const template = "{year}/{month}-{day}/{hour}-{minute}-{second}_{epoch}_{date}{time}_{id}";
    const named = (timezone: string) => fileNameFor({ ...request, template, timezone, date });
    expect(named("UTC")).to.equal("2026/12-31/23-04-05_1798758245_202612312304_3f2a9c1b7d04.ts");
    expect(named("Asia/Kathmandu")).to.equal("2027/01-01/04-49-05_1798758245_202701010449_3f2a9c1b7d04.ts");
    const summer = new Date("2026-07-01T00:30:00Z");
    expect(isoDate(summer, "UTC")).to.equal("2026-07-01T00:30:00+00:00");
    expect(isoDate(summer, "Europe/Vienna")).to.equal("2026-07-01T02:30:00+02:00");
    expect(isoDate(summer, "America/New_York")).to.equal("2026-06-30T20:30:00-04:00");
  });

  it("do not come from a template that leaves the folder or is not read back", () => {
    const templates = [
      "../{id}",
      "/{id}",
      "a//{id}",
      ".a/{id}",
      "node_modules/{id}",
      "nul/{id}",
      "sub\\{id}",
      "{id}\0",
      "{id}:x",
      "{id} {slug}",
      ".{id}",
      "",
      "{id}.d.ts",
      "{id}.test",
      "{id}.spec.ts",
      "con",
      "NUL.{id}",
      "{user}",
      "{}",
      "{constructor}",
      "{__proto__}",
      "x".repeat(200),
    ];
    for (const template of templates) {
      const error = errorOf(() => fileNameFor({ ...request, template }), "CONFIG_INVALID");
      expect(error.where).to.equal("fileName");
      expect(error.message).to.include(template);
    }
    expect(errorOf(() => fileNameFor({ ...request, template: "{user}" }), "CONFIG_INVALID").why).to.include(
      "{user}",
    );
  });

  it("do not come from a malformed id", () => {
    for (const id of ["../x", "a-b", "", "head"])
      errorOf(() => fileNameFor({ ...request, id }), "MIGRATION_INVALID");
  });

  it("hold a slug that is short, plain and never empty", () => {
    const slugs: Readonly<Record<string, string>> = {
      "Some Message! with, punct": "some_message_with_punct",
      "add a very long description of everything that changes here": "add_a_very_long_description_of",
      ["x".repeat(50)]: "x".repeat(40),
      [`${"x".repeat(39)} y`]: "x".repeat(39),
      [`${"x".repeat(38)} y`]: `${"x".repeat(38)}_y`,
      "Größe & naïve ﬁnancé": "grosse_naive_finance",
      "STRAẞE, Łódź, Ærø": "strasse_lodz_aero",
      "": "migration",
      "   ": "migration",
      日本語: "migration",
      "../../etc/passwd": "etc_passwd",
      "C:\\Windows\\con": "c_windows_con",
      CON: "migration_con",
      "lpt1!": "migration_lpt1",
      "a\0b\nc": "a_b_c",
      "2nd try": "2nd_try",
      ".hidden": "hidden",
    };
    for (const [message, slug] of Object.entries(slugs)) expect(slugOf(message, 40), message).to.equal(slug);
    expect(slugOf("add a long description", 12)).to.equal("add_a_long");
    expect(slugOf("description", 4)).to.equal("desc");
  });

  it("stay within the folder and are read back, whatever the message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (message) => {
        const slug = slugOf(message, 40);
        expect(slug).to.match(/^[a-z0-9]+(_[a-z0-9]+)*$/);
        expect(slug.length).to.be.at.most(40);
        const name = fileNameFor({ ...request, template: "{slug}", message });
        expect(name).to.match(/^[a-z0-9_]+\.ts$/);
        expect(isRevisionFileName(name)).to.equal(true);
      }),
    );
  });
});

describe("class names", () => {
  it("are the words of the message", () => {
    const names: Readonly<Record<string, string>> = {
      "create users": "CreateUsers",
      "create_users, 2nd try!": "CreateUsers2ndTry",
      "add HTTP log": "AddHTTPLog",
      "2fa columns": "Migration2faColumns",
      migration: "NewMigration",
      Migration: "NewMigration",
      operations: "OperationsMigration",
      object: "ObjectMigration",
      promise: "PromiseMigration",
      class: "Class",
      default: "Default",
      "": "NewMigration",
      日本語: "NewMigration",
      "naïve café": "NaiveCafe",
      "Ærø größer": "AeroGrosser",
      "*/ evil() /*": "Evil",
    };
    for (const [message, name] of Object.entries(names))
      expect(classNameFor(message), message).to.equal(name);
    expect(classNameFor("word ".repeat(100)).length).to.be.at.most(60);
  });

  it("are identifiers that TypeScript accepts, whatever the message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (message) => {
        const name = classNameFor(message);
        expect(name).to.match(/^[A-Z][A-Za-z0-9]*$/);
        expect(ts.identifierToKeywordKind(ts.factory.createIdentifier(name))).to.equal(undefined);
      }),
    );
  });
});

describe("a new revision id", () => {
  it("is 12 random hexadecimal characters", () => {
    expect(newRevisionId(() => Uint8Array.of(0x3f, 0x2a, 0x9c, 0x1b, 0x7d, 0x04))).to.equal("3f2a9c1b7d04");
    const ids = new Set(Array.from({ length: 1000 }, () => newRevisionId()));
    expect(ids.size).to.equal(1000);
    for (const id of ids) {
      expect(id).to.match(/^[0-9a-f]{12}$/);
      expect(isRevisionId(id)).to.equal(true);
    }
  });
});
