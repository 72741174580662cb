#!/usr/bin/env -S node --enable-source-maps
import { main } from "../build/src/cli/main.js";

await main(process.argv.slice(2));
