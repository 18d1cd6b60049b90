import type { Context } from "#lib/access";
import { getJson, OutboundError } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { getProvider } from "./list-providers.ts";
import { outboundRules } from "./provider-config.ts";
import { endpointsOf, type ProviderEndpoints } from "./provider-endpoints.ts";
import { ownerToChange, type ProviderOwner } from "./provider-owner.ts";
import type { ProviderTest, SignInProvider } from "./providers-schema.ts";
import { SIGN_IN_LIMITS } from "./sign-in-limits.ts";

/**
 * Asks a provider for what signing in will need of it, and says of each step what was found. That the client's secret is
 * right shows only when somebody signs in.
 * @throws `forbidden` as `ownerToChange`, `not_found`, `limit_exceeded`
 */
export async function testProvider(
  context: Context,
  owner: ProviderOwner,
  id: string,
  runtime: Pick<Runtime, "config" | "limiter">,
): Promise<ProviderTest> {
  ownerToChange(context, owner);
  await runtime.limiter.consume(SIGN_IN_LIMITS.byAddress, `provider-test:${id}`);
  const provider = await getProvider(context, owner, id, runtime);
  const steps: ProviderTest["steps"] = [];
  const endpoints = await step(steps, provider.kind === "oidc" ? "Discovery document" : "Addresses", async () => {
    const found = await endpointsOf(provider, outboundRules(runtime));
    return { found, detail: `People sign in at ${new URL(found.authorization).host}.` };
  });
  if (endpoints?.keys) await testKeys(steps, endpoints, runtime);
  if (owner === "tenant") testDomains(steps, provider);
  return { isGood: steps.every(({ isGood }) => isGood), steps };
}

async function testKeys(steps: ProviderTest["steps"], endpoints: ProviderEndpoints, runtime: Pick<Runtime, "config">): Promise<void> {
  await step(steps, "Signing keys", async () => {
    const document = await getJson(endpoints.keys ?? "", outboundRules(runtime));
    const keys = typeof document === "object" && document !== null && "keys" in document && Array.isArray(document.keys) ? document.keys.length : 0;
    if (keys === 0) throw new OutboundError("The provider publishes no keys, so that nothing it signs can be checked.");
    return { found: keys, detail: `${keys} ${keys === 1 ? "key is" : "keys are"} published.` };
  });
}

function testDomains(steps: ProviderTest["steps"], { emailDomains, verifiedDomains }: SignInProvider): void {
  const missing = emailDomains.filter((domain) => !verifiedDomains.includes(domain));
  const detail =
    missing.length === 0
      ? "All domains are verified."
      : `Not verified yet: ${missing.join(", ")}. Ask support to verify ${missing.length === 1 ? "it" : "them"}; until then nobody of there signs in by this provider.`;
  steps.push({ name: "E-mail domains", isGood: missing.length === 0, detail });
}

async function step<T>(steps: ProviderTest["steps"], name: string, work: () => Promise<{ found: T; detail: string }>): Promise<T | null> {
  try {
    const { found, detail } = await work();
    steps.push({ name, isGood: true, detail });
    return found;
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    steps.push({ name, isGood: false, detail: error.message });
    return null;
  }
}
