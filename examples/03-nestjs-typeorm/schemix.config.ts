import { nestConfig } from "@schemix/migrate/nestjs";
import { AppModule } from "./src/app.module.js";

// The command line sees what the application sees, without starting it.
export default nestConfig(AppModule);
