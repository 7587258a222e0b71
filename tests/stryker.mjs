// Part of tests/stryker.sh. node tests/stryker.mjs list WORK: id and file of the mutants that no results-* file has killed yet, shuffled,
// the same in every run, so that what is judged when the time is over is a fair sample.
// node tests/stryker.mjs forget WORK: takes all that nothing has killed yet out of the results-* files, to be judged anew by quick tests first.
// node tests/stryker.mjs report WORK: the table and the survivors for docs/mutation.md.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [what, work] = process.argv.slice(2);
const report = JSON.parse(readFileSync(path.join(work, "report.json"), "utf8"));
const outcomes = new Map();
const results = readdirSync(work)
  .filter((name) => name.startsWith("results") && !name.endsWith(".reach"))
  .map((name) => path.join(work, name));
const linesOf = (file) => readFileSync(file, "utf8").split("\n").filter(Boolean);
for (const line of results.flatMap(linesOf)) {
  const [id, outcome] = line.split("\t");
  // One project's tests are enough to kill a mutant; it survives only where it survives in all.
  if (!["Begun", "Later"].includes(outcome) && (outcomes.get(id) ?? "Survived") === "Survived") outcomes.set(id, outcome);
}
const files = Object.entries(report.files)
  .map(([name, file]) => ({
    name: name.slice(name.lastIndexOf("/src/") + 1),
    lines: file.source.split("\n"),
    mutants: file.mutants.filter((mutant) => !["Ignored", "CompileError"].includes(mutant.status)),
  }))
  .filter((file) => file.mutants.length > 0)
  .sort((a, b) => a.name.localeCompare(b.name));

function list() {
  const place = ({ id }) => createHash("sha256").update(id).digest("hex");
  const open = files
    .flatMap(({ name, mutants }) => mutants.map(({ id }) => ({ id, name })))
    .filter(({ id }) => (outcomes.get(id) ?? "Survived") === "Survived");
  for (const { id, name } of open.sort((a, b) => place(a).localeCompare(place(b)))) console.log(`${id}\t${name}`);
}

function forget() {
  for (const file of results) {
    const kept = linesOf(file).filter((line) => (outcomes.get(line.split("\t")[0]) ?? "Survived") !== "Survived");
    writeFileSync(file, kept.map((line) => `${line}\n`).join(""));
  }
}

function row(name, mutants) {
  const count = (outcome) => mutants.filter((mutant) => outcomes.get(mutant.id) === outcome).length;
  const [killed, timeout, survived] = ["Killed", "Timeout", "Survived"].map(count);
  const judged = killed + timeout + survived;
  const score = judged === 0 ? "" : `${((100 * (killed + timeout)) / judged).toFixed(1)} %`;
  return `| ${name} | ${mutants.length} | ${killed} | ${timeout} | ${survived} | ${mutants.length - judged} | ${score} |`;
}

function tell() {
  console.log("| file | mutants | killed | timeout | survived | not judged | score |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const { name, mutants } of files) console.log(row(`\`${name}\``, mutants));
  console.log(row("all", files.flatMap((file) => file.mutants)));
  console.log();
  for (const { name, lines, mutants } of files) {
    for (const mutant of mutants.filter((one) => outcomes.get(one.id) === "Survived")) {
      const { line } = mutant.location.start;
      const to = mutant.replacement.replaceAll(/\s+/g, " ").slice(0, 110);
      console.log(`- \`${name}\` ${line}: \`${lines[line - 1].trim().slice(0, 110)}\` became \`${to}\``);
    }
  }
}

({ list, forget, report: tell })[what]();
