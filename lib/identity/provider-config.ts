import type { OAuthConfig } from "next-auth/providers/oauth";
import { guardedAgent } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import type { ProviderFacts } from "./find-provider.ts";
import { endpointsOf } from "./provider-endpoints.ts";

/** What a provider says about somebody, as it says it. */
export type RawClaims = Record<string, unknown>;

const ANSWERS_WITHIN_MS = 5_000;

export const outboundRules = (runtime: Pick<Runtime, "config">) => ({ allowLoopback: runtime.config.PROVIDERS_ON_LOOPBACK });

/**
 * NextAuth's configuration of one provider: code flow with PKCE, state and (OpenID Connect) nonce; the endpoints found and
 * checked by us, every connection by the guarded agent.
 * @throws {OutboundError} when the provider cannot be found where it should be
 */
export async function providerConfig(runtime: Pick<Runtime, "config">, provider: ProviderFacts): Promise<OAuthConfig<RawClaims>> {
  const rules = outboundRules(runtime);
  const endpoints = await endpointsOf(provider, rules);
  const isOidc = provider.kind === "oidc";
  return {
    id: provider.id,
    name: provider.name,
    type: "oauth",
    idToken: isOidc,
    checks: isOidc ? ["pkce", "state", "nonce"] : ["pkce", "state"],
    issuer: endpoints.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    authorization: { url: endpoints.authorization, params: { scope: provider.scopes } },
    token: isOidc
      ? { url: endpoints.token }
      : {
          url: endpoints.token,
          // Some providers answer with an ID token though none was asked for, at which the library stops: it is left unread.
          async request({ client, params, checks, provider: { callbackUrl } }) {
            if (!params.code || !checks.state || params.state !== checks.state) throw new TypeError("state mismatch");
            const { id_token, ...tokens } = await client.grant({
              grant_type: "authorization_code",
              code: params.code,
              redirect_uri: callbackUrl,
              code_verifier: checks.code_verifier,
            });
            return { tokens };
          },
        },
    userinfo: {
      url: endpoints.userinfo ?? undefined,
      // What the signed token says goes before what the endpoint says; `userinfo` refuses the answer for another subject.
      async request({ client, tokens }): Promise<never> {
        const signed: RawClaims = isOidc && "claims" in tokens ? (tokens.claims as () => RawClaims)() : {};
        const asked: RawClaims = endpoints.userinfo ? await client.userinfo(tokens as never) : {};
        return { ...asked, ...signed } as never;
      },
    },
    jwks_endpoint: endpoints.keys ?? undefined,
    httpOptions: { agent: guardedAgent(new URL(endpoints.token).protocol, rules) as never, timeout: ANSWERS_WITHIN_MS },
    profile: (claims) => ({ id: String(claims.sub ?? claims.id ?? "") }),
  };
}
