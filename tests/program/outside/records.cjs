// A schema and records, one a line, in; the numbers of those that are valid out: as AJV sees them at its strictest.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const [tools, schema, records] = process.argv.slice(2);
const Ajv = createRequire(join(tools, "node_modules/"))("ajv/dist/2020").default;
const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
const lines = readFileSync(records, "utf8").split("\n").filter((line) => line !== "");
lines.forEach((line, number) => {
  if (validate(JSON.parse(line))) console.log(number);
});
