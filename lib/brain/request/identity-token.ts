import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Sign } from "./hmac-signer.ts";

/** The header that tells a backend who asks. What a client sends under this name is dropped. */
export const IDENTITY_HEADER = "x-brain-identity";
const LIFE_SECONDS = 60;

/** Who asks, as a backend is told. */
export interface Caller {
  kind: "user" | "service" | "anonymous";
  /** Of the person or the service account; null for nobody. */
  id: string | null;
  tenantId: string | null;
  /** Role in the tenant, or the operator's own. */
  role: string | null;
  /** Of the member of staff who acts as this person. */
  actedBy: string | null;
}

interface SignedRequest {
  service: string;
  method: string;
  /** With its query, as the backend gets it below its base path. */
  target: string;
  requestId: string;
  nowMs: number;
}

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");

/**
 * The key for one service, derived from the installation's secret by HKDF (RFC 5869): a backend that knows its own can speak for nobody at
 * another one. 32 bytes.
 */
export function identityKey(authSecret: string, service: string): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync("sha256", authSecret, "bizosaas", `brain gateway identity: ${service}`, 32)));
}

/**
 * A JWT (RFC 7519, HS256) of who sends which request. It counts for a minute, for this service, method and target alone.
 */
export function identityToken(sign: Sign, caller: Caller, { service, method, target, requestId, nowMs }: SignedRequest): string {
  const now = Math.floor(nowMs / 1_000);
  // Written by hand: what of it can hold a quotation mark goes through JSON.stringify.
  const claims = `{"iss":"bizosaas","aud":"${service}",${claimsOf(caller)},"method":"${method}","target":${JSON.stringify(target)},"iat":${now},"exp":${now + LIFE_SECONDS},"jti":"${requestId}"}`;
  const signed = `${HEADER}.${encode(claims)}`;
  return `${signed}.${sign(signed)}`;
}

const known = new WeakMap<Caller, string>();

/** Of one caller always the same, so that it is written once. */
function claimsOf(caller: Caller): string {
  let claims = known.get(caller);
  if (claims === undefined) {
    const { kind, id, tenantId, role, actedBy } = caller;
    claims = JSON.stringify({ kind, sub: id, tenant: tenantId, role, act: actedBy }).slice(1, -1);
    known.set(caller, claims);
  }
  return claims;
}

/** A character takes at most three bytes in UTF-8; and a target has 8,000 characters, each of which may be escaped. */
const scratch = Buffer.alloc(64 * 1_024);

/** In base64url. Written to one place of memory for all, which spares each its own. */
function encode(claims: string): string {
  return scratch.toString("base64url", 0, scratch.write(claims));
}
