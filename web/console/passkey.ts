// The officer's passkey: made, and asked to sign. The person is always verified by the device (user verification required).

export interface Signature {
  readonly officer: string;
  readonly authenticatorData: string;
  readonly clientData: string;
  readonly signature: string;
}

/** What the public learns of a new passkey. */
export interface NewKey {
  readonly credential: string;
  readonly x: string;
  readonly y: string;
}

/** Whether this browser can ask for passkeys on this page at all. */
export function isPossible(): boolean {
  return typeof PublicKeyCredential !== "undefined" && !!navigator.credentials;
}

/** Makes a passkey; null if the officer gave up, or the device cannot. */
export async function create(rp: string, contest: string, name: string): Promise<NewKey | null> {
  const made = await quietly(() =>
    navigator.credentials.create({
      publicKey: {
        // Nothing is proven by the making: the order that names the new key is signed with it afterwards.
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rp: { id: rp, name: contest },
        // A fresh handle: a new passkey must not push the old one off the device before others have signed for it.
        user: { id: crypto.getRandomValues(new Uint8Array(32)), name, displayName: name },
        pubKeyCredParams: [{ type: "public-key", alg: -7 }],
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        attestation: "none",
      },
    }),
  );
  const response = made?.response as AuthenticatorAttestationResponse | undefined;
  const key = response?.getPublicKey();
  if (!made || !key) return null;
  // SubjectPublicKeyInfo of a P-256 key ends in both coordinates.
  const bytes = [...new Uint8Array(key)].slice(-64);
  const hex = bytes.map((b) => b.toString(16).padStart(2, "0")).join("");
  return { credential: toBase64(made.rawId), x: hex.slice(0, 64), y: hex.slice(64) };
}

/** Signs a hash (64 hex digits); null if the officer gave up, or the device has no such passkey. */
export async function sign(
  officer: string,
  credential: string,
  rp: string,
  hash: string,
): Promise<Signature | null> {
  const challenge = Uint8Array.from(hash.match(/../g)!, (two) => parseInt(two, 16));
  const made = await assertion(rp, challenge, [credential]);
  if (!made) return null;
  const response = made.response as AuthenticatorAssertionResponse;
  return {
    officer,
    authenticatorData: toBase64(response.authenticatorData),
    clientData: toBase64(response.clientDataJSON),
    signature: toBase64(response.signature),
  };
}

/** Answers a challenge of the server's; what signing in sends. */
export async function prove(
  rp: string,
  challenge: string,
  credentials: readonly string[],
): Promise<string | null> {
  const made = await assertion(rp, fromBase64(challenge), credentials);
  if (!made) return null;
  const response = made.response as AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: toBase64(made.rawId),
    rawId: toBase64(made.rawId),
    type: "public-key",
    response: {
      authenticatorData: toBase64(response.authenticatorData),
      clientDataJSON: toBase64(response.clientDataJSON),
      signature: toBase64(response.signature),
    },
    clientExtensionResults: {},
  });
}

function assertion(
  rp: string,
  challenge: Uint8Array<ArrayBuffer>,
  credentials: readonly string[],
): Promise<PublicKeyCredential | null> {
  return quietly(() =>
    navigator.credentials.get({
      publicKey: {
        challenge,
        rpId: rp,
        allowCredentials: credentials.map((id) => ({ type: "public-key", id: fromBase64(id) })),
        userVerification: "required",
      },
    }),
  );
}

// Browsers say "no" by throwing: the person cancelled, nothing fits, the site is not the passkey's.
async function quietly(
  asked: () => Promise<Credential | null>,
): Promise<PublicKeyCredential | null> {
  try {
    return (await asked()) as PublicKeyCredential | null;
  } catch (refusal) {
    if (refusal instanceof DOMException) return null;
    throw refusal;
  }
}

export function toBase64(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}
