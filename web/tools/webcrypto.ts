// Node.js 18 (Debian 12) keeps the browser's `crypto` in a module; the tests run there too.
import { webcrypto } from "node:crypto";

if (!("crypto" in globalThis)) {
  Object.defineProperty(globalThis, "crypto", { value: webcrypto });
}
