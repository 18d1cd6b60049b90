import { z } from "zod";
import { addressProblem, getJson, OutboundError, type OutboundRules } from "#lib/platform/outbound";
import type { ProviderFacts } from "./find-provider.ts";

/** Where a provider is asked. */
export interface ProviderEndpoints {
  issuer: string;
  authorization: string;
  token: string;
  userinfo: string | null;
  keys: string | null;
}

/** OpenID Connect Discovery 1.0, section 3, as far as it is used. */
const discoveryDocument = z.looseObject({
  issuer: z.string().max(500),
  authorization_endpoint: z.string().max(500),
  token_endpoint: z.string().max(500),
  userinfo_endpoint: z.string().max(500).optional(),
  jwks_uri: z.string().max(500),
});

/** Where the document of an issuer is: below it, after a slash it may end with. */
const discoveryAddress = (issuer: string): string => `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

/**
 * The endpoints of a provider: of its discovery document, which must name the issuer that was typed (otherwise somebody's
 * document could stand for somebody else), or as they were typed. Each is checked as if it had been typed.
 * @throws {OutboundError} that says what is wrong
 */
export async function endpointsOf(
  provider: Pick<ProviderFacts, "kind" | "issuer" | "authorizationUrl" | "tokenUrl" | "userinfoUrl">,
  rules: OutboundRules,
): Promise<ProviderEndpoints> {
  const endpoints = provider.kind === "oidc" ? await discover(provider.issuer ?? "", rules) : typed(provider);
  const { protocol } = new URL(endpoints.authorization);
  for (const [name, address] of Object.entries(endpoints)) {
    if (address === null || name === "issuer") continue;
    const problem = addressProblem(address, rules);
    if (problem) throw new OutboundError(`The provider’s ${name} address cannot be used: ${problem}`);
    if (new URL(address).protocol !== protocol) throw new OutboundError("The provider’s addresses must all begin with https://.");
  }
  return endpoints;
}

async function discover(issuer: string, rules: OutboundRules): Promise<ProviderEndpoints> {
  const parsed = discoveryDocument.safeParse(await getJson(discoveryAddress(issuer), rules));
  if (!parsed.success) throw new OutboundError("The discovery document lacks an address that is needed. Is this the address of the issuer?");
  const { data } = parsed;
  if (data.issuer !== issuer) throw new OutboundError(`The provider calls itself ${data.issuer}. Enter exactly that as its issuer.`);
  for (const address of [data.authorization_endpoint, data.token_endpoint, data.jwks_uri])
    if (!URL.canParse(address)) throw new OutboundError("The discovery document names an address that is none.");
  return {
    issuer,
    authorization: data.authorization_endpoint,
    token: data.token_endpoint,
    userinfo: data.userinfo_endpoint ?? null,
    keys: data.jwks_uri,
  };
}

function typed({ authorizationUrl, tokenUrl, userinfoUrl }: Pick<ProviderFacts, "authorizationUrl" | "tokenUrl" | "userinfoUrl">): ProviderEndpoints {
  if (!authorizationUrl || !tokenUrl || !userinfoUrl) throw new OutboundError("An address of the provider is missing.");
  return { issuer: new URL(authorizationUrl).origin, authorization: authorizationUrl, token: tokenUrl, userinfo: userinfoUrl, keys: null };
}
