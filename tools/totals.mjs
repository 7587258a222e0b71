// Reads the totals of one test program from its report; a missing or unreadable report counts nothing,
// and the caller treats "nothing passed" as a failure.

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Totals of an xUnit v3 XML report: the sums over its <assembly> elements. Errors outside tests are failures. */
export function xunitTotals(xml) {
  const totals = { ...nothing };
  for (const [tag] of xml.matchAll(/<assembly\s[^>]*>/g)) {
    const number = (name) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
    totals.passed += number("passed");
    totals.failed += number("failed") + number("errors");
    totals.skipped += number("skipped");
  }
  return totals;
}

const entities = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

const plain = (text) =>
  text
    .replace(/^<!\[CDATA\[|\]\]>$/g, "")
    .replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) =>
      hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (entities[name] ?? whole),
    );

/** What failed in an xUnit v3 XML report: a text per failed test with its name, message and the first lines of its stack. */
export function xunitFailures(xml) {
  const failures = [];
  for (const [, attributes, body] of xml.matchAll(/<test\s([^>]*[^/])>(.*?)<\/test>/gs)) {
    if (!/(?:^|\s)result="Fail"/.test(attributes)) continue;
    const part = (name) => plain(new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(body)?.[1] ?? "");
    const stack = part("stack-trace").split("\n").slice(0, 6).join("\n");
    failures.push(`[FAIL] ${plain(/(?:^|\s)name="([^"]*)"/.exec(attributes)?.[1] ?? "")}\n${part("message")}\n${stack}`);
  }
  return failures;
}

/** Totals of a vitest JSON report; a test marked "todo" is a skipped one. A file that does not load is a failure. */
export function vitestTotals(json) {
  if (json === "") return { ...nothing };
  const report = JSON.parse(json);
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The score in what the verifier's mutation test writes (.hustings/results/mutation.txt): a row for each kind of document, then the
 * line that sums up. What is equivalent and why stays in the file.
 */
export function mutationScore(text) {
  const [rows] = text.split("\n\n", 1);
  const line = /^mutation score: .*$/m.exec(text)?.[0] ?? "mutation score: none";
  return rows.startsWith("document ") ? `${rows}\n${line}` : line;
}

/** Test projects that exist as folders but are not part of the solution. */
export function missingProjects(solution, projects) {
  return projects.filter((name) => !solution.includes(`tests/${name}/Hustings.${name}.Tests.csproj`));
}

/** The exit code of a whole run: 0 only if something passed, nothing failed and nothing was skipped. */
export function exitCode({ passed, failed, skipped }) {
  return passed > 0 && failed === 0 && skipped === 0 ? 0 : 1;
}
