export * from "../../../src/entities/declarations.js";
export * from "../../../src/entities/decorators/column.js";
export * from "../../../src/entities/decorators/entity.js";
export * from "../../../src/entities/decorators/relation.js";
export * from "../../../src/entities/decorators/rule.js";
export * from "../../../src/entities/decorators/table-part.js";
export * from "../../../src/entities/decorators/view.js";
export { sql } from "../../../src/schema/sql.js";
