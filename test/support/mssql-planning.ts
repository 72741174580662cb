import { mssqlDialect } from "../../src/dialects/mssql/dialect.js";
import { planningOn } from "../../src/diff/plan.js";

/** What plans for SQL Server begin with; no server has to be there. */
export const onMssql = await planningOn(mssqlDialect, { serverVersion: 1600, defaultNamespace: "dbo" });
