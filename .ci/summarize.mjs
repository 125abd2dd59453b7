// Sums up the result files of vitest (json) and dotnet test (trx). Usage: summarize.mjs DIRECTORY BROKEN_STEPS
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [directory, brokenSteps] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
let suites = 0;
const files = existsSync(directory) ? readdirSync(directory).map((name) => join(directory, name)) : [];

for (const file of files.filter((name) => name.endsWith(".trx"))) {
  const counters = /<Counters ([^>]*)\/>/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  suites += count("executed") > 0;
  sum.passed += count("passed");
  sum.skipped += count("total") - count("executed");
  sum.failed += count("executed") - count("passed");
}

for (const file of files.filter((name) => name.endsWith("vitest.json"))) {
  const result = JSON.parse(readFileSync(file, "utf8"));
  suites += result.numPassedTests + result.numFailedTests > 0;
  sum.passed += result.numPassedTests;
  sum.skipped += result.numPendingTests + result.numTodoTests;
  sum.failed += result.numFailedTests;
}

// A step that broke without a failed test (a build, a crash) is a failure; so is one of the two suites that ran nothing.
if (sum.failed === 0) sum.failed = Number(brokenSteps) || 2 - suites;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 ? 1 : 0);
