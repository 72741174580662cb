import { availableParallelism } from "node:os";

// The longest parts first, so that the processes end at about the same time.
const all = ["conformance", "{cli,faults,script}", "{property,types,unit}"];
const isNamed = process.argv.slice(2).some((word) => word.endsWith(".test.js"));

export default {
  require: ["build/test/support/hooks.js"],
  // Mocha would add them to the files that are named on the command line.
  spec: isNamed ? [] : all.map((parts) => `build/test/${parts}/**/*.test.js`),
  parallel: true,
  // Each process starts servers of its own: tests of two files never share one. One more than there are cores: what waits
  // for a lock, a time or a server leaves its core to the others.
  jobs: Math.min(availableParallelism() + 1, 4),
  timeout: 60_000,
  slow: 5000,
};
