import { createHash } from "node:crypto";
import { type Context, requireOwnAccount } from "#lib/access";
import { newId, randomToken, sha256 } from "#lib/platform/crypto";
import { forbidden, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { brandAddress, findBrandDomain } from "./brand-domain.ts";
import { findMyTenant, requireOpen } from "./my-tenants.ts";
import type { BrandSignInRequest } from "./sessions-schema.ts";

const CODE_COUNTS_FOR_SECONDS = 60;
const CODES = { name: "brand-sign-in", limit: 30, windowSeconds: 60 };

/**
 * What a brand domain keeps in the browser's cookie (`verifier`) and what it sends to the main host (`state`, its SHA-256).
 * Whoever sees the addresses that are passed around cannot make the cookie from them (as PKCE does, RFC 7636).
 * @param kept the verifier that the browser has already, so that two tabs at once do not spoil each other's sign-in
 */
export function brandChallenge(kept: string | null): { verifier: string; state: string } {
  const verifier = kept && /^[A-Za-z0-9_-]{43}$/.test(kept) ? kept : randomToken();
  return { verifier, state: stateOf(verifier) };
}

export const stateOf = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");

/**
 * Sends a signed-in person on to a brand domain, with a code that opens one session there: it counts once, for a minute,
 * on that host, in the browser that asked.
 * @returns the address to go to
 * @throws `not_found` for a host that is no verified domain; `forbidden` for somebody who may not enter its tenant, or
 *   while a member of staff acts as the person; `limit_exceeded` after 30 a minute
 */
export async function issueBrandCode(
  context: Context,
  runtime: Pick<Runtime, "config" | "limiter">,
  { host, state, next }: BrandSignInRequest,
): Promise<string> {
  const user = requireOwnAccount(context);
  const { userId, sessionId } = user.actor;
  const domain = await findBrandDomain({ db: context.db, config: runtime.config }, host);
  if (!domain) throw notFound("A portal at this address");
  await runtime.limiter.consume(CODES, userId);
  const code = randomToken();
  const now = context.clock.now();
  await context.db.transaction({ kind: "system", purpose: "sign-in code for a brand domain" }, async (tx) => {
    const tenant = await findMyTenant(tx, user, domain.tenantId);
    if (!tenant) throw forbidden(`Your account does not belong to the portal at ${domain.host}. Ask its admins to invite you.`);
    requireOpen(tenant);
    // A session that was replaced a moment ago stands for its successor.
    const { rootSessionId } = await tx.prisma.authSession.findUniqueOrThrow({ where: { id: sessionId }, select: { rootSessionId: true } });
    await tx.prisma.oneTimeToken.deleteMany({ where: { userId, purpose: "sign_in_code", expiresAt: { lt: now } } });
    await tx.prisma.oneTimeToken.create({
      data: {
        id: newId(),
        purpose: "sign_in_code",
        tokenHash: sha256(code),
        userId,
        data: { host: domain.host, state, next, rootSessionId: rootSessionId ?? sessionId },
        createdAt: now,
        expiresAt: new Date(now.getTime() + CODE_COUNTS_FOR_SECONDS * 1_000),
      },
    });
  });
  return brandAddress(runtime.config.publicUrl, domain.host, `/sso/finish?${new URLSearchParams({ code, state })}`);
}
