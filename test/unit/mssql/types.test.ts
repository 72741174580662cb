import { expect } from "chai";
import { catalogType } from "../../../src/dialects/mssql/types/type-spelling.js";
import { mssqlTypes, portableTypes } from "../../../src/dialects/mssql/types/types.js";
import { isSchemixError } from "../../../src/errors/schemix-error.js";

const { canonical, entityType, literal, resolve } = mssqlTypes;

describe("SQL Server's types", () => {
  const spellings: readonly (readonly [written: string, canonical: string])[] = [
    ["INT", "int"],
    ["integer", "int"],
    ["[nvarchar](50)", "nvarchar(50)"],
    ["National Character Varying ( 50 )", "nvarchar(50)"],
    ["nvarchar(MAX)", "nvarchar(max)"],
    ["varchar", "varchar(1)"],
    ["char varying(3)", "varchar(3)"],
    ["binary", "binary(1)"],
    ["numeric(10, 2)", "numeric(10,2)"],
    ["numeric", "numeric(18)"],
    ["decimal", "decimal(18)"],
    ["dec(9,0)", "decimal(9)"],
    ["float(53)", "float"],
    ["float(24)", "real"],
    ["double precision", "float"],
    ["datetime2(7)", "datetime2"],
    ["datetimeoffset(3)", "datetimeoffset(3)"],
    ["time(0)", "time(0)"],
    ["timestamp", "rowversion"],
    ["vector(1536)", "vector(1536)"],
    ["VECTOR(3, float32)", "vector(3)"],
    ["vector(3, FLOAT16)", "vector(3,float16)"],
    ["[dbo].[Phone]", "dbo.Phone"],
    ["[dbo].[Order]", "dbo.[Order]"],
    ['"user".Phone', "[user].Phone"],
    ["dbo.[Order Number]", "dbo.[Order Number]"],
    ['"dbo"."x"', "dbo.x"],
    ["xml(dbo.schemas)", "xml(dbo.schemas)"],
  ];
  for (const [written, spelled] of spellings) {
    it(`${written} is ${spelled}`, () => {
      expect(canonical(written)).to.equal(spelled);
      expect(canonical(spelled)).to.equal(spelled);
    });
  }

  it("are told by the catalog in bytes and mean characters", () => {
    const plain = { maxLength: 8, precision: 0, scale: 0 };
    expect(catalogType({ ...plain, name: "nvarchar", maxLength: 100 })).to.equal("nvarchar(50)");
    expect(catalogType({ ...plain, name: "nvarchar", maxLength: -1 })).to.equal("nvarchar(max)");
    expect(catalogType({ ...plain, name: "varchar", maxLength: 100 })).to.equal("varchar(100)");
    expect(catalogType({ ...plain, name: "numeric", precision: 18, scale: 0 })).to.equal("numeric(18)");
    expect(catalogType({ ...plain, name: "float", precision: 53 })).to.equal("float");
    expect(catalogType({ ...plain, name: "datetime2", scale: 7 })).to.equal("datetime2");
    expect(catalogType({ ...plain, name: "time", scale: 3 })).to.equal("time(3)");
    expect(catalogType({ ...plain, name: "timestamp" })).to.equal("rowversion");
    expect(catalogType({ ...plain, name: "hierarchyid", maxLength: 892 })).to.equal("hierarchyid");
    expect(catalogType({ ...plain, name: "Order No", namespace: "dbo" })).to.equal("dbo.[Order No]");
  });

  it("stand for every portable name, in the server's own spelling", () => {
    const found = Object.keys(portableTypes).map((type) => `${type}: ${canonical(resolve(type, {}))}`);
    expect(found).to.deep.equal([
      "string: nvarchar(max)",
      "text: nvarchar(max)",
      "smallint: smallint",
      "int: int",
      "bigint: bigint",
      "decimal: decimal(18)",
      "float: real",
      "double: float",
      "boolean: bit",
      "date: date",
      "time: time",
      "timestamp: datetime2",
      "timestamptz: datetimeoffset",
      "json: nvarchar(max)",
      "uuid: uniqueidentifier",
      "bytes: varbinary(max)",
    ]);
  });

  it("take lengths, precisions and ascii", () => {
    expect(resolve("string", { length: 320 })).to.equal("nvarchar(320)");
    expect(resolve("string", { length: 320, ascii: true })).to.equal("varchar(320)");
    expect(resolve("text", { ascii: true })).to.equal("varchar(max)");
    expect(resolve("decimal", { precision: 10, scale: 2 })).to.equal("decimal(10,2)");
    expect(resolve("timestamptz", { precision: 0 })).to.equal("datetimeoffset(0)");
    expect(resolve("bytes", { length: 16 })).to.equal("varbinary(16)");
    expect(resolve("nchar", { length: 2 })).to.equal("nchar(2)");
  });

  const refused: readonly (readonly [type: string, options: object, message: RegExp])[] = [
    ["text", { array: true }, /no arrays of text/],
    ["jsonb", {}, /no type jsonb/],
    ["interval", {}, /no type interval/],
    ["string", { length: 4001 }, /4000 at most, not 4001/],
    ["int", { length: 4 }, /takes no length/],
    ["int", { ascii: true }, /takes no ascii/],
    ["decimal", { precision: 39 }, /38 at most/],
    ["timestamp", { precision: 9 }, /7 at most/],
    ["decimal", { scale: 2 }, /no precision/],
    ["decimal", { precision: 2, scale: 3 }, /scale of 3 and a precision of 2/],
  ];
  for (const [type, options, message] of refused) {
    it(`refuse ${type} with ${JSON.stringify(options)}`, () => {
      try {
        resolve(type, options);
        expect.fail("nothing was refused");
      } catch (error) {
        if (!isSchemixError(error, "OPERATION_INVALID")) throw error;
        expect(error.message).to.match(message);
      }
    });
  }

  it("are said by entities in a way that makes them again", () => {
    const types = [
      ...[
        "bit",
        "tinyint",
        "smallint",
        "int",
        "bigint",
        "decimal(10,2)",
        "decimal(5)",
        "money",
        "smallmoney",
      ],
      ...[
        "real",
        "float",
        "date",
        "time",
        "time(3)",
        "datetime2",
        "datetime2(0)",
        "datetimeoffset(7)",
        "datetime",
      ],
      ...[
        "smalldatetime",
        "char(3)",
        "nchar(3)",
        "varchar(20)",
        "nvarchar(20)",
        "varchar(max)",
        "nvarchar(max)",
      ],
      ...["text", "ntext", "binary(8)", "varbinary(8)", "varbinary(max)", "image", "rowversion", "json"],
      ...["uniqueidentifier", "xml", "sql_variant", "hierarchyid", "geography", "dbo.Phone", "vector(3)"],
    ];
    for (const type of types) {
      const said = entityType(type);
      expect(canonical(resolve(said.type, said)), type).to.equal(canonical(type));
    }
  });

  it("write constants: text of single bytes as such, everything else in Unicode", () => {
    expect(literal("it's", "nvarchar(10)")).to.equal("N'it''s'");
    expect(literal("it's", "varchar(10)")).to.equal("'it''s'");
    expect(literal("é", "varchar(10)")).to.equal("N'é'");
    expect(literal(true, "bit")).to.equal("1");
    expect(literal({ a: [1] }, "nvarchar(max)")).to.equal(`N'{"a":[1]}'`);
    expect(literal("-1.50", "money")).to.equal("-1.50");
    expect(literal("12345678901234567890.5", "numeric(30,1)")).to.equal("12345678901234567890.5");
    expect(literal("twelve", "int")).to.equal("N'twelve'");
    expect(literal(null, "int")).to.equal("NULL");
    expect(literal(new Uint8Array([1, 255]), "varbinary(2)")).to.equal("0x01ff");
  });
});
