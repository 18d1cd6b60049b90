import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { StaffContext, TenantContext, UserContext } from "#lib/access";
import { contextOfRequest, findBrandDomain, hostName, type RequestContext } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { requestFacts } from "./request-facts.ts";

/**
 * The context of the page that is being rendered; made once per request, however many components ask. Cookies are read as
 * they are after a form's action, which may have replaced the session that the request came with.
 */
export const pageContext = cache(async (): Promise<RequestContext> => {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  return contextOfRequest(getRuntime(), { ...requestFacts(sent), cookieHeader: jar.toString() });
});

/** For pages of signed-in people: sends everybody else to sign in, and back here afterwards. */
export async function userPage(path: string): Promise<UserContext> {
  const context = await pageContext();
  if (context.maintenance) redirect(`/maintenance?next=${encodeURIComponent(path)}`);
  if (context.actor.kind !== "user") redirect(`${await signInPath()}?next=${encodeURIComponent(path)}`);
  return context as UserContext;
}

/** On a tenant's own domain one is signed in by the main host. */
async function signInPath(): Promise<string> {
  const brand = await findBrandDomain(getRuntime(), hostName((await headers()).get("host")));
  return brand ? "/sso/begin" : "/login";
}

/** For pages of the operator's staff: others go to where they belong. */
export async function staffPage(path: string): Promise<StaffContext> {
  const context = await userPage(path);
  if (!context.actor.platformRole) redirect("/portal");
  return context as StaffContext;
}

/** For pages inside a tenant: who has none, or whose tenant is closed, is told so. */
export async function tenantPage(path: string): Promise<TenantContext & UserContext> {
  const context = await userPage(path);
  if (!context.tenant) redirect(context.actor.platformRole ? "/admin" : "/no-access");
  return context as TenantContext & UserContext;
}
