import { expect, test } from "vitest";
import { callSign, canonical, hashOf, type Order } from "./order";

const order: Order = {
  contest: "9zXk3mQ7RtBv4W",
  after: "a".repeat(64),
  kind: "close",
  stage: "round-1",
  reason: null,
  details: {},
};

test("Order_is_written_in_the_fields_order_of_the_specification", () => {
  expect(canonical(order)).toBe(
    `{"contest":"9zXk3mQ7RtBv4W","after":"${"a".repeat(64)}","kind":"close","stage":"round-1","reason":null,"details":{}}`,
  );
});

test("Words_are_escaped_as_the_one_form_escapes_them", () => {
  const reason = {
    fr: "Panne\u00a0: l’«\u00a0heure\u00a0»",
    en: 'A "quote", \\ \n\t\x01\x7f</script>',
  };
  expect(canonical({ ...order, reason })).toContain(
    '"reason":{"en":"A \\"quote\\", \\\\ \\n\\t\\u0001\\u007f</script>","fr":"Panne\u00a0: l’«\u00a0heure\u00a0»"}',
  );
});

test.each([
  ["contest", { contest: "9zXk3mQ7RtBv4X" }],
  ["after", { after: "b".repeat(64) }],
  ["kind", { kind: "pause" }],
  ["stage", { stage: "round-2" }],
  ["reason", { reason: { en: "x", fr: "x" } }],
  ["details", { details: { row: 1 } }],
])("Hash_changes_with_%s", (_, change) => {
  expect(hashOf(canonical({ ...order, ...change }))).not.toBe(hashOf(canonical(order)));
});

test("Hash_is_SHA_256_and_its_beginning_is_read_aloud", () => {
  expect(hashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(callSign(hashOf("abc"))).toBe("ba78 16bf");
});
