/** `@schemix/migrate/testing`: migrated databases that live as long as a test. */
export {
  type MigratedDatabase,
  type MigratedTemplate,
  migratedDatabase,
  migratedTemplate,
  type ThrowAwayRequest,
} from "../api/rehearsal/throw-away.js";
