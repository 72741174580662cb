import * as models from "@medusajs/medusa/dist/models/index.js";

// TypeORM cannot make tables that are an entity's and a relation's at once.
const { ProductVariantMoneyAmount, PublishableApiKeySalesChannel, ...others } = models;

export const entities = Object.values(others);
