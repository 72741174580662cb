import { PGlite } from "@electric-sql/pglite";
import { up } from "@schemix/migrate";
import express from "express";

// The one line: nothing listens before the database is what the code expects.
await up({
  onEvent: (event) => event.type === "stepFinished" && console.log(`Applied ${event.step.message}`),
});

const db = await PGlite.create(".schemix/db");
const app = express();
app.get("/visits/:name", async (request, response) => {
  const { rows } = await db.query(
    `insert into visit (path, count) values ($1, 1)
      on conflict (path) do update set count = visit.count + 1 returning path, count`,
    [request.params.name],
  );
  response.json(rows[0]);
});
const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () =>
  console.log(`Serving at http://127.0.0.1:${server.address().port}`),
);
process.once("SIGTERM", () => server.close(() => db.close()));
