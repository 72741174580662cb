import { nestConfig } from "@schemix/migrate/nestjs";
import { AppModule } from "./src/app.module.js";

// The command line sees what the application sees: its database, and the entities of its modules.
export default nestConfig(AppModule);
