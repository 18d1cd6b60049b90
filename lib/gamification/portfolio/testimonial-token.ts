import { deriveSecret, sameText } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;
const proofOf = ({ authSecret }: Pick<Runtime, "authSecret">, id: string) => deriveSecret(authSecret, `portfolio-testimonial:${id}`);

/** The secret in the mail that asks for a testimonial. It is derived and not stored: who reads the table can write none. */
export const testimonialToken = (runtime: Pick<Runtime, "authSecret">, id: string): string => `${id}.${proofOf(runtime, id)}`;

/** The testimonial's id in a token of ours; null for any other. */
export function readTestimonialToken(runtime: Pick<Runtime, "authSecret">, token: string): string | null {
  const [, id, proof] = TOKEN.exec(token) ?? [];
  return id && proof && sameText(proof, proofOf(runtime, id)) ? id : null;
}
