// Types of columns go by the database that is set when the package is loaded.
process.env.DB_TYPE = "postgresdb";
const { entities } = await import("@n8n/db");
const { getMetadataArgsStorage } = await import("@n8n/typeorm");

// Counted keys of type string have no type in TypeORM's SQL; the application's own migrations make them integers.
const { columns, generations } = getMetadataArgsStorage();
for (const { target, propertyName, strategy } of generations) {
  const column = columns.find((each) => each.target === target && each.propertyName === propertyName);
  if (strategy === "increment" && column?.options.type === String) column.options.type = "int";
}

export { entities };
export const options = { entityPrefix: "n8n_" };
export * as orm from "@n8n/typeorm";
