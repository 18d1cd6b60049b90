import type { Context, SignInMethod } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { sameText, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import { countryOfAddress } from "#lib/platform/geo";
import type { Runtime } from "#lib/platform/runtime";
import { type BrandDomain, findBrandDomain, hostName } from "./brand-domain.ts";
import { sessionPolicy } from "./context-of-request.ts";
import { stateOf } from "./issue-brand-code.ts";
import type { RotatedSession } from "./rotate-session.ts";
import { openSession } from "./session.ts";
import type { BrandSignInAnswer } from "./sessions-schema.ts";

interface CodeRow {
  user_id: string;
  root_session_id: string;
  next: string;
}

interface RootRow {
  id: string;
  user_id: string;
  session_version: number;
  platform_role: string | null;
  methods: SignInMethod[];
  expires_at: Date;
  is_remembered: boolean;
  device_id: string | null;
  provider_id: string | null;
  only_tenant_id: string | null;
}

// One statement, so that of two at once one gets the code. A wrong host or state does not use it up.
const USE_CODE = `
  UPDATE one_time_token SET used_at = $2
  WHERE token_hash = $1 AND purpose = 'sign_in_code' AND used_at IS NULL AND expires_at > $2 AND data ->> 'host' = $3 AND data ->> 'state' = $4
  RETURNING user_id, data ->> 'rootSessionId' AS root_session_id, data ->> 'next' AS next`;

const FIND_ROOT = `
  SELECT s.id, s.user_id, s.session_version, u.platform_role, s.methods, s.expires_at, s.is_remembered, s.device_id,
         s.provider_id, s.only_tenant_id
  FROM auth_session s
  JOIN "user" u ON u.id = s.user_id AND u.status = 'active' AND u.session_version = s.session_version
  JOIN membership m ON m.user_id = u.id AND m.tenant_id = $3::uuid AND m.status = 'active'
  WHERE s.id = $1::uuid AND s.user_id = $2::uuid AND s.root_session_id IS NULL AND s.impersonation_id IS NULL
    AND (s.only_tenant_id IS NULL OR s.only_tenant_id = $3::uuid)
    AND s.stage = 'open' AND s.revoked_at IS NULL AND s.expires_at > $4`;

/**
 * Exchanges a code for a session on the brand domain that the browser is on. The session follows the one of the main
 * host: it ends with it, and dangerous acts ask for proof again.
 * @param hostHeader the request's `Host`
 * @returns the session for `sessionCookies`, and the path that was wanted
 * @throws `invalid` for a code that is unknown, used, expired, of another host or another browser, or whose sign-in is over
 */
export async function redeemBrandCode(
  context: Context,
  runtime: Pick<Runtime, "config">,
  hostHeader: string | null,
  { code, state, verifier }: BrandSignInAnswer,
): Promise<{ session: RotatedSession; next: string }> {
  const domain = await findBrandDomain({ db: context.db, config: runtime.config }, hostName(hostHeader));
  if (!domain || !sameText(stateOf(verifier), state)) throw refused();
  return context.db.transaction({ kind: "system", purpose: "sign-in on a brand domain" }, async (tx) => {
    const now = context.clock.now();
    const [used] = await tx.query<CodeRow>({ text: USE_CODE, values: [sha256(code), now, domain.host, state] });
    if (!used) throw refused();
    const [root] = await tx.query<RootRow>({ text: FIND_ROOT, values: [used.root_session_id, used.user_id, domain.tenantId, now] });
    if (!root) throw refused();
    const sessionId = await openFollower(context, tx, runtime, domain, root);
    const tokenSeconds = Math.max(1, Math.floor((root.expires_at.getTime() - now.getTime()) / 1_000));
    const session = {
      sessionId,
      userId: root.user_id,
      isStaff: root.platform_role !== null,
      stage: "open" as const,
      cookieSeconds: root.is_remembered ? tokenSeconds : null,
      tokenSeconds,
      deviceToken: null,
    };
    return { session, next: used.next };
  });
}

async function openFollower(
  context: Context,
  tx: Transaction,
  runtime: Pick<Runtime, "config">,
  domain: BrandDomain,
  root: RootRow,
): Promise<string> {
  const sessionId = await openSession(tx, {
    user: { id: root.user_id, sessionVersion: root.session_version },
    activeTenantId: domain.tenantId,
    origin: context.origin,
    now: context.clock.now(),
    policy: sessionPolicy(runtime),
    methods: root.methods,
    // The domain is in its owner's hands: the person's proof to the main host opens nothing dangerous there, which asks anew.
    authenticatedAt: new Date(0),
    isRemembered: root.is_remembered,
    deviceId: root.device_id,
    country: countryOfAddress(context.origin.ip),
    follows: { rootSessionId: root.id, host: domain.host },
    provider: root.provider_id === null ? null : { id: root.provider_id, onlyTenantId: root.only_tenant_id },
  });
  await recordAudit(context, tx, {
    action: "sign_in.brand_domain",
    tenantId: domain.tenantId,
    subjectType: "user",
    subjectId: root.user_id,
    after: { sessionId, host: domain.host },
  });
  return sessionId;
}

const refused = () => new AppError("invalid", "This sign-in has expired or was used already. Start again.");
