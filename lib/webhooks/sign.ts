import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;

/** A new signing secret, as the Standard Webhooks specification writes it: "whsec_" and base64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;

export interface Signed {
  /** The same for every attempt. */
  id: string;
  /** When this attempt is made. */
  at: Date;
  /** To the byte. */
  body: string;
}

/**
 * The headers that prove where a message comes from and that it is whole (Standard Webhooks, "Verifying webhook authenticity"):
 * HMAC-SHA-256 over `id.timestamp.body`, once for each secret that counts.
 */
export function signatureHeaders({ id, at, body }: Signed, secrets: string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => `v1,${hmac(secret, `${id}.${timestamp}.${body}`)}`);
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

const hmac = (secret: string, text: string): string =>
  createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64"))
    .update(text)
    .digest("base64");
