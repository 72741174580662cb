/** The layers of ARCHITECTURE.md: imports go down only, siblings on one line do not see each other. */
const layers = [
  ["errors", "util", "loading"],
  ["schema", "operations"],
  ["objects"],
  ["dialects"],
  ["entities", "diff", "lint", "codegen", "revisions", "runner", "config"],
  ["api"],
  ["cli"],
  ["commands", "nestjs", "testing"],
];

const above = layers.flatMap((rooms, level) => {
  const higher = layers.slice(level + 1).flat();
  return higher.length === 0
    ? []
    : [
        {
          name: `no-import-up-from-${rooms.join("-")}`,
          comment: "Imports go down only.",
          severity: "error",
          from: { path: `^src/(${rooms.join("|")})/` },
          to: { path: `^src/(${higher.join("|")})/` },
        },
      ];
});

const siblings = layers
  .filter((rooms) => rooms.length > 1)
  .flatMap((rooms) =>
    rooms.map((room) => ({
      name: `no-sibling-from-${room}`,
      comment: "Rooms on one line do not see each other.",
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${rooms.filter((other) => other !== room).join("|")})/` },
    })),
  )
  // Errors and pure helpers serve each other and the loader; operations are made of schema facts.
  .map((rule) => ({
    ...rule,
    to: {
      ...rule.to,
      pathNot: "^src/(errors|util|schema)/",
    },
  }));

/** Within a dialect, likewise from the top down: what is spelled, typed, sent, written, read, compared, proved, planned. */
const rooms = ["rewrite", "rows", "normalize", "introspect", "compile", "driver", "limits", "types", "sql"];
const withinDialects = rooms.slice(1).map((room, level) => ({
  name: `no-import-up-from-${room}-of-a-dialect`,
  comment: "Imports go down only.",
  severity: "error",
  from: { path: `^src/dialects/[^/]+/${room}/` },
  to: { path: `^src/dialects/[^/]+/(?:(?:${rooms.slice(0, level + 1).join("|")})/|[^/]+$)` },
}));

module.exports = {
  forbidden: [
    ...above,
    ...siblings,
    ...withinDialects,
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "dialects-only-through-their-entries",
      comment: "A dialect is reached through its own subpath and the table of addresses in config.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(dialects/|config/databases\\.ts$)" },
      to: { path: "^src/dialects/[^/]+/" },
    },
    {
      name: "kinds-see-shapes-and-shared-files",
      comment: "A dialect's folder does not look into another dialect's.",
      severity: "error",
      from: { path: "^src/dialects/([^/]+)/" },
      to: { path: "^src/dialects/[^/]+/", pathNot: "^src/dialects/$1/" },
    },
    {
      name: "commands-see-little",
      comment: "A command is flags in, one verb, its outcome out.",
      severity: "error",
      from: { path: "^src/commands/" },
      to: { path: "^src/", pathNot: "^src/(api|cli|errors|commands)/" },
    },
    {
      name: "integrations-see-the-verbs",
      comment: "The module of a framework is options in, verbs called.",
      severity: "error",
      from: { path: "^src/(nestjs|testing)/" },
      to: { path: "^src/", pathNot: "^src/(api|errors|util|nestjs|testing)/" },
    },
    {
      name: "nothing-unresolvable",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
