// Builds what the server serves into dist/:
//   assets/<name>.<hash>.<ext>   every entry of entries.json, bundled and minified, named by content
//   manifest.json                logical name -> { file, integrity }
//   booth/index.html             the booth's page, naming its files with their integrity
// Fails when the booth grows beyond its budget: it must open on an old phone in a crowded hall.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const budget = 120 * 1024;
const out = "dist";

const entries = JSON.parse(await readFile("entries.json", "utf8"));
await rm(out, { recursive: true, force: true });
await mkdir(join(out, "assets"), { recursive: true });

const manifest = {};
const contents = {};
for (const [name, source] of Object.entries(entries)) {
  const bytes = await bundle(source);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const extension = extname(name);
  const file = `assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
  const integrity = "sha384-" + createHash("sha384").update(bytes).digest("base64");
  await writeFile(join(out, file), bytes);
  manifest[name] = { file, integrity };
  contents[name] = bytes;
}
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

const used = new Set();
const page = (await readFile("booth/index.html", "utf8")).replace(
  /\{\{(file|integrity) ([\w.-]+)\}\}/g,
  (_, what, name) => {
    if (!manifest[name]) throw new Error(`booth/index.html names ${name}, entries.json does not`);
    used.add(name);
    return what === "file" ? "/" + manifest[name].file : manifest[name].integrity;
  },
);
await mkdir(join(out, "booth"), { recursive: true });
await writeFile(join(out, "booth/index.html"), page);

const parts = [["index.html", page], ...[...used].map((name) => [name, contents[name]])].map(
  ([name, bytes]) => ({ name, size: gzipSync(bytes, { level: 9 }).length }),
);
const total = parts.reduce((sum, part) => sum + part.size, 0);
for (const { name, size } of parts) console.log(`  ${name}: ${size} bytes compressed`);
console.log(
  `The booth is ${(total / 1024).toFixed(1)} KB compressed (budget ${budget / 1024} KB).`,
);
if (total > budget) {
  console.error("That is over the budget.");
  process.exit(1);
}

async function bundle(source) {
  if (![".ts", ".css"].includes(extname(source))) return readFile(source);
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    minify: true,
    outdir: dirname(source),
    format: "esm",
    platform: "browser",
    target: ["es2020", "chrome80", "firefox78", "safari14"],
    // Safari 14 knows destructuring but for a corner case that none of this code meets; esbuild cannot rewrite it.
    supported: { destructuring: true },
    legalComments: "eof",
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}
