export * from "@boxyhq/saml-jackson/dist/db/sql/entity/JacksonIndex.js";
export * from "@boxyhq/saml-jackson/dist/db/sql/entity/JacksonStore.js";
export * from "@boxyhq/saml-jackson/dist/db/sql/entity/JacksonTTL.js";
