import { chacha20poly1305 } from "@noble/ciphers/chacha";
import { x25519 } from "@noble/curves/ed25519";
import { hkdf } from "@noble/hashes/hkdf";
import { expect, test } from "vitest";
import ballots from "../../vectors/ballots.json";
import { concatBytes, hexToBytes, sha256 } from "./bytes";
import { browserRandom } from "./random";
import { sealPin } from "./request";

const secret = hexToBytes(ballots.intakeSecretHex);
const intakeKey = x25519.getPublicKey(secret);
const uuid = "TC8ZwPjLDDcDt5";
const ballotHash = sha256("a ballot");

function open(sealed: Uint8Array, stage: string, hash: Uint8Array, key = secret): string {
  const ephemeral = sealed.slice(0, 32);
  const shared = x25519.getSharedSecret(key, ephemeral);
  const salt = concatBytes(ephemeral, intakeKey);
  const derived = hkdf(sha256, shared, salt, `hustings/1 pin|${stage}`, 44);
  const cipher = chacha20poly1305(derived.slice(0, 32), derived.slice(32), hash);
  return new TextDecoder().decode(cipher.decrypt(sealed.slice(32)));
}

test("Sealed_pin_is_opened_by_the_intake_key_only_for_its_stage_and_ballot", () => {
  const sealed = sealPin(uuid, intakeKey, "01234567", ballotHash, browserRandom);
  expect(sealed.length).toBe(56);
  expect(open(sealed, uuid, ballotHash)).toBe("01234567");
  expect(() => open(sealed, "11111111111111", ballotHash)).toThrow();
  expect(() => open(sealed, uuid, sha256("another ballot"))).toThrow();
  expect(() => open(sealed, uuid, ballotHash, browserRandom(32))).toThrow();
  for (let i = 0; i < sealed.length; i++) {
    const changed = sealed.slice();
    // Bit 1: the topmost bit of an X25519 key is ignored, but the salt binds all of it.
    changed[i]! ^= 2;
    expect(() => open(changed, uuid, ballotHash)).toThrow();
  }
});

test.each(["", "1234567", "123456789", "1234567a", " 1234567", "１２３４５６７８"])(
  "Pin_%j_is_never_sealed",
  (pin) => {
    expect(() => sealPin(uuid, intakeKey, pin, ballotHash, browserRandom)).toThrow();
  },
);

test("Pin_is_never_sealed_to_a_key_of_small_order", () => {
  const zero = new Uint8Array(32);
  expect(() => sealPin(uuid, zero, "01234567", ballotHash, browserRandom)).toThrow();
});
