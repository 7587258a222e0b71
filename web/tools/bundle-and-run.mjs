// Runs a TypeScript program with Node.js: bundles it into a temporary file, then imports that.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = await mkdtemp(join(tmpdir(), "hustings-"));
const outfile = join(folder, "program.mjs");
try {
  await build({
    entryPoints: [process.argv[2]],
    bundle: true,
    outfile,
    platform: "node",
    format: "esm",
    target: "node18",
    sourcemap: "inline",
  });
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true });
}
