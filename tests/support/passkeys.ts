import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { passkeyAssertion, passkeyRegistration } from "#lib/identity/schema";

/** An authenticator in software: real keys and signatures, and whatever a test wants it to lie about. */
export interface SoftPasskey {
  id: string;
  counter: number;
  key: KeyObject;
  publicKey: KeyObject;
  userHandle: string;
}

interface Lies {
  origin?: string;
  rpId?: string;
  isVerified?: boolean;
  counter?: number;
  userHandle?: string;
}

const ORIGIN = "http://localhost:3000";
const RP_ID = "localhost";
const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

function clientData(type: "webauthn.create" | "webauthn.get", challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData({ rpId = RP_ID, isVerified = true }: Lies, counter: number, flags = 0): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(PRESENT | (isVerified ? VERIFIED : 0) | flags, 0);
  head.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(rpId), head]);
}

export function newSoftPasskey(userId: string): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { id: base64url(randomBytes(32)), counter: 0, key: privateKey, publicKey, userHandle: base64url(userId) };
}

/** The answer to creation options, with attestation "none". */
export function registration(passkey: SoftPasskey, challenge: string, lies: Lies = {}) {
  const { x = "", y = "" } = passkey.publicKey.export({ format: "jwk" });
  // COSE_Key of ES256 (RFC 9053): kind EC2, algorithm -7, curve P-256, x, y.
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, "base64url"))],
    [-3, new Uint8Array(Buffer.from(y, "base64url"))],
  ]);
  const id = Buffer.from(passkey.id, "base64url");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  const data = Buffer.concat([
    authenticatorData(lies, lies.counter ?? passkey.counter, HAS_CREDENTIAL),
    Buffer.alloc(16),
    length,
    id,
    isoCBOR.encode(key),
  ]);
  const attestation = new Map<string, unknown>([
    ["fmt", "none"],
    ["attStmt", new Map()],
    ["authData", new Uint8Array(data)],
  ]);
  return passkeyRegistration.parse({
    id: passkey.id,
    rawId: passkey.id,
    type: "public-key",
    response: {
      clientDataJSON: base64url(clientData("webauthn.create", challenge, lies.origin ?? ORIGIN)),
      attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
      transports: ["internal"],
    },
  });
}

/** The answer to request options; each raises the counter by one unless told. */
export function assertion(passkey: SoftPasskey, challenge: string, lies: Lies = {}) {
  passkey.counter = lies.counter ?? passkey.counter + 1;
  const client = clientData("webauthn.get", challenge, lies.origin ?? ORIGIN);
  const data = authenticatorData(lies, passkey.counter);
  const signature = createSign("sha256")
    .update(Buffer.concat([data, sha256(client)]))
    .sign(passkey.key);
  return passkeyAssertion.parse({
    id: passkey.id,
    rawId: passkey.id,
    type: "public-key",
    response: {
      clientDataJSON: base64url(client),
      authenticatorData: base64url(data),
      signature: base64url(signature),
      userHandle: lies.userHandle ?? passkey.userHandle,
    },
  });
}
