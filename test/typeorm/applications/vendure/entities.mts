import {
  DefaultAssetNamingStrategy,
  DefaultCachePlugin,
  DefaultJobQueuePlugin,
  DefaultSchedulerPlugin,
  DefaultSearchPlugin,
  dummyPaymentHandler,
  preBootstrapConfig,
} from "@vendure/core";

// Custom fields and ids become decorators when the application starts.
const { dbConnectionOptions } = await preBootstrapConfig({
  apiOptions: { port: 0 },
  authOptions: { tokenMethod: "bearer" },
  dbConnectionOptions: { type: "postgres" },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  assetOptions: { assetNamingStrategy: new DefaultAssetNamingStrategy() },
  customFields: {
    Product: [
      { name: "weight", type: "float", defaultValue: 0.5, nullable: false },
      { name: "material", type: "localeString", length: 40 },
      { name: "released", type: "datetime", index: true },
      { name: "tags", type: "string", list: true },
      { name: "isFragile", type: "boolean", defaultValue: false },
    ],
    Customer: [{ name: "reference", type: "string", unique: true }],
  },
  plugins: [
    DefaultCachePlugin.init({}),
    DefaultJobQueuePlugin.init({ useDatabaseForBuffer: true }),
    DefaultSchedulerPlugin.init(),
    DefaultSearchPlugin.init({ indexStockStatus: true, indexCurrencyCode: true }),
  ],
});

export const entities = Object.values(dbConnectionOptions.entities ?? []);
export const options = {};
