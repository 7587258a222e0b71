// ./hustings test [--long]: builds everything with warnings as errors, checks formatting and types, runs every test.
// One line per project, then the verifier's mutation score; the last line is `N passed, N failed, N skipped` and nothing else.
// Exit 0 only if there were tests, and none failed or was skipped.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { exitCode, missingProjects, mutationScore, vitestTotals, xunitFailures, xunitTotals } from "./totals.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const results = path.join(root, ".hustings", "results");
const long = process.argv.includes("--long");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const minute = 60_000;
const limit = long ? 6 * 60 * minute : 24 * minute;

// Those that wait most start first, so that none is left over at the end.
const first = ["EndToEnd", "Lab", "Cli", "Server", "Verification", "Cryptography"];

const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, said once more at the end: a gate may show only the end of a long output. */
const said = [];
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** Runs a command to its end; resolves to its exit code, output and duration. Never rejects. */
function run(command, args, { cwd = root, environment = {}, time = limit } = {}) {
  return new Promise((resolve) => {
    const started = Date.now();
    const parts = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const timer = setTimeout(() => {
      parts.push(`\nStopped after ${time / minute} minutes.\n`);
      process.kill(-child.pid, "SIGKILL");
    }, time);
    child.stdout.on("data", (data) => parts.push(data.toString()));
    child.stderr.on("data", (data) => parts.push(data.toString()));
    const end = (code) => {
      clearTimeout(timer);
      clearTimeout(late);
      running.delete(child);
      resolve({ code, output: parts.join(""), seconds: (Date.now() - started) / 1000 });
    };
    child.on("error", (error) => {
      parts.push(String(error));
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
    // A server that a failing test left behind holds the pipe open: it is not waited for.
    let late;
    child.on("exit", (code) => {
      late = setTimeout(() => end(code ?? 1), 3000);
    });
    running.add(child);
  });
}

const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    for (const child of running) process.kill(-child.pid, "SIGKILL");
    process.exit(130);
  });
}

const line = (mark, name, text, seconds) =>
  console.log(`${mark} ${name.padEnd(22)} ${text.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s`);

/** A step that is no test; a failed one counts as one failure. */
async function step(name, command, args, options) {
  const { code, output, seconds } = await run(command, args, options);
  line(code === 0 ? "ok  " : "FAIL", name, code === 0 ? "" : `exit code ${code}`, seconds);
  if (code !== 0) {
    console.log(output.trimEnd().split("\n").slice(-200).join("\n"));
    total.failed += 1;
    said.push(`FAIL ${name}: exit code ${code}`);
  }
  return code === 0;
}

function report(name, counted, { code, output, seconds }, failures = []) {
  const { passed, failed, skipped } = counted;
  const bad = failed > 0 || skipped > 0 || code !== 0 || passed === 0;
  // A crash after the last test, or a project whose tests were never found, is a failure of its own.
  const unexplained = bad && failed === 0 && skipped === 0 ? 1 : 0;
  total.passed += passed;
  total.failed += failed + unexplained;
  total.skipped += skipped;
  const text = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  line(bad ? "FAIL" : "ok  ", name, unexplained ? `${text}, exit code ${code}` : text, seconds);
  if (!bad) return;
  console.log(output.trimEnd().split("\n").slice(failures.length > 0 ? -40 : -400).join("\n"));
  said.push(...(failures.length > 0 ? failures : [`FAIL ${name}: ${text}, exit code ${code}`]));
}

async function testProject(name) {
  const folder = path.join(root, "tests", name, "bin", "Release", "net10.0");
  const program = path.join(folder, `Hustings.${name}.Tests.dll`);
  const file = path.join(results, `${name}.xml`);
  const args = [program, "-noLogo", "-noColor", "-xml", file, ...(long ? ["-explicit", "on"] : [])];
  const environment = { HUSTINGS_RESULTS: results, ...(long ? { HUSTINGS_LONG: "1" } : {}) };
  const outcome = await run("dotnet", args, { environment });
  writeFileSync(path.join(results, `${name}.log`), outcome.output);
  const xml = existsSync(file) ? readFileSync(file, "utf8") : "";
  report(name, xunitTotals(xml), outcome, xunitFailures(xml));
}

async function testWeb() {
  const file = path.join(results, "web.json");
  const web = path.join(root, "web");
  const outcome = await run("npx", ["vitest", "run", "--reporter=json", "--reporter=default", `--outputFile.json=${file}`], {
    cwd: web,
    environment: { NO_COLOR: "1" },
  });
  writeFileSync(path.join(results, "web.log"), outcome.output);
  report("web", vitestTotals(existsSync(file) ? readFileSync(file, "utf8") : ""), outcome);
}

/** Runs jobs on a few lanes; each lane takes the next job when it is free. */
async function inLanes(lanes, jobs) {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const isWanted = (name) => wanted.length === 0 || wanted.some((word) => word.toLowerCase() === name.toLowerCase());

async function main() {
  const web = path.join(root, "web");
  const hasWeb = existsSync(path.join(web, "package.json"));
  const projects = readdirSync(path.join(root, "tests"))
    .filter((name) => existsSync(path.join(root, "tests", name, `Hustings.${name}.Tests.csproj`)))
    .sort((a, b) => (first.indexOf(a) + 1 || 99) - (first.indexOf(b) + 1 || 99) || a.localeCompare(b));
  for (const project of missingProjects(readFileSync(path.join(root, "Hustings.slnx"), "utf8"), projects)) {
    console.log(`FAIL ${project} is not in Hustings.slnx: it would not be built`);
    total.failed += 1;
  }

  const build = ["build", "Hustings.slnx", "-c", "Release", "--nologo", "-v", "quiet", "-tl:off", "-warnaserror"];
  if (hasWeb) {
    const fetch = "source tools/install.sh; source tools/build.sh; build_packages";
    const environment = { root, state: path.join(root, ".hustings") };
    if (!(await step("web packages", "bash", ["-euc", fetch], { environment }))) return;
    // Types and style are judged, but tests run all the same: one run tells everything.
    await step("web types, style", "npm", ["run", "check"], { cwd: web });
    if (!(await step("web build", "npm", ["run", "build"], { cwd: web }))) return;
  }
  if (!(await step("tools", "dotnet", ["tool", "restore"]))) return;
  await step("formatting", "dotnet", ["csharpier", "check", "."]);
  if (!(await step("build", "dotnet", build))) return;

  const jobs = projects.filter(isWanted).map((name) => () => testProject(name));
  if (hasWeb && isWanted("web")) jobs.push(testWeb);
  await inLanes(Math.min(2, availableParallelism()), jobs);
}

await main();
const score = path.join(results, "mutation.txt");
// A run without the tests of the verifier has no score.
if (existsSync(score)) console.log(mutationScore(readFileSync(score, "utf8")));
for (const failure of said) console.log(failure);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = exitCode(total);
