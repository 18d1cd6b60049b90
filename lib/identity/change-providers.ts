import { type Context, once, TENANT_ROLES } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { type EventData, emit } from "#lib/events";
import { newId, seal } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, type FieldIssue, invalid } from "#lib/platform/errors";
import { addressProblem } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { endSession } from "./end-session.ts";
import { SECRET_PURPOSE } from "./find-provider.ts";
import { lockOwnProvider } from "./list-providers.ts";
import { outboundRules } from "./provider-config.ts";
import { ownerToChange, type ProviderOwner } from "./provider-owner.ts";
import {
  type ChangeProviderInput,
  type CreateProviderInput,
  MOST_PROVIDERS,
  type SignInProvider,
  type SwitchProviderInput,
} from "./providers-schema.ts";
import { endSessionsOpenedOtherwise } from "./required-provider.ts";

type Fields = Omit<CreateProviderInput, "clientSecret">;
type Changing = Pick<Runtime, "config" | "authSecret">;

/** What the event calls each recorded action. */
const CHANGES = {
  "sign_in_provider.create": "create",
  "sign_in_provider.change": "change",
  "sign_in_provider.enable": "enable",
  "sign_in_provider.disable": "disable",
  "sign_in_provider.delete": "delete",
} as const satisfies Record<string, EventData<"sign_in_provider.changed">["change"]>;

const CHANGED_MEANWHILE = "Somebody changed this provider meanwhile. Open it again: it shows what they did.";

/**
 * Sets up a provider; it counts at once. One that is required ends the sessions that its people opened otherwise; so do changing
 * and opening one.
 * @throws `forbidden` as `ownerToChange`, `invalid` naming fields, `conflict` for one too many
 */
export async function createProvider(context: Context, owner: ProviderOwner, input: CreateProviderInput, runtime: Changing): Promise<SignInProvider> {
  const tenantId = ownerToChange(context, owner);
  return inSystem(context, (tx) =>
    once(context, tx, async () => {
      const { clientSecret, ...fields } = input;
      await requireSound(tx, tenantId, fields, runtime);
      if ((await tx.prisma.identityProvider.count({ where: { tenantId } })) >= MOST_PROVIDERS)
        throw conflict(`There are at most ${MOST_PROVIDERS} sign-in providers. Delete one that nobody needs first.`);
      const id = newId();
      const now = context.clock.now();
      const clientSecretSealed = seal(clientSecret, runtime.authSecret, SECRET_PURPOSE);
      await tx.prisma.identityProvider.create({ data: { id, tenantId, ...columnsOf(fields), clientSecretSealed, createdAt: now, updatedAt: now } });
      if (tenantId && fields.isRequired) await endSessionsOpenedOtherwise(tx, context, tenantId);
      await record(context, tx, tenantId, id, "sign_in_provider.create", { after: fields });
      return lockOwnProvider(tx, tenantId, id, runtime.config.publicUrl);
    }),
  );
}

/**
 * Changes a provider from the next sign-in on. Another issuer, client or address is another provider to those who signed in by
 * the old one: the links and sessions of the old one end.
 * @throws as `createProvider`; `not_found`; `conflict` when it was changed meanwhile, with an issue on each field that stands differently now
 */
export async function changeProvider(
  context: Context,
  owner: ProviderOwner,
  id: string,
  input: ChangeProviderInput,
  runtime: Changing,
): Promise<SignInProvider> {
  const tenantId = ownerToChange(context, owner);
  return inSystem(context, async (tx) => {
    const { clientSecret, version, ...fields } = input;
    const before = await lockOwnProvider(tx, tenantId, id, runtime.config.publicUrl);
    if (before.version !== version) throw changedMeanwhile(CHANGED_MEANWHILE, inForm(before), inForm(columnsOf(fields)));
    await requireSound(tx, tenantId, fields, runtime);
    const secret = clientSecret === undefined ? {} : { clientSecretSealed: seal(clientSecret, runtime.authSecret, SECRET_PURPOSE) };
    const data = { ...columnsOf(fields), ...secret, version: { increment: 1 }, updatedAt: context.clock.now() };
    await tx.prisma.identityProvider.updateMany({ where: { id, tenantId }, data });
    const after = await lockOwnProvider(tx, tenantId, id, runtime.config.publicUrl);
    if (isAnother(before, after)) {
      await tx.prisma.externalIdentity.deleteMany({ where: { providerId: id } });
      await endSessionsBy(context, tx, id);
    }
    if (tenantId && after.isEnabled && after.isRequired) await endSessionsOpenedOtherwise(tx, context, tenantId);
    const hasNewSecret = clientSecret !== undefined;
    await record(context, tx, tenantId, id, "sign_in_provider.change", { before: auditOf(before), after: { ...auditOf(after), hasNewSecret } });
    return after;
  });
}

/**
 * Opens or closes a provider. Whoever signed in by one that closes is signed out at once.
 * @throws as `changeProvider`
 */
export async function switchProvider(
  context: Context,
  owner: ProviderOwner,
  id: string,
  { isEnabled, version }: SwitchProviderInput,
  runtime: Changing,
): Promise<SignInProvider> {
  const tenantId = ownerToChange(context, owner);
  return inSystem(context, async (tx) => {
    const before = await lockOwnProvider(tx, tenantId, id, runtime.config.publicUrl);
    if (before.version !== version) throw conflict(CHANGED_MEANWHILE);
    const data = { isEnabled, version: { increment: 1 }, updatedAt: context.clock.now() };
    await tx.prisma.identityProvider.updateMany({ where: { id, tenantId }, data });
    if (!isEnabled) await endSessionsBy(context, tx, id);
    else if (tenantId && before.isRequired) await endSessionsOpenedOtherwise(tx, context, tenantId);
    const [was, is] = [{ isEnabled: before.isEnabled }, { isEnabled }];
    await record(context, tx, tenantId, id, isEnabled ? "sign_in_provider.enable" : "sign_in_provider.disable", { before: was, after: is });
    return lockOwnProvider(tx, tenantId, id, runtime.config.publicUrl);
  });
}

/** Deletes a provider, with its links to people; whoever signed in by it is signed out. @throws as `changeProvider` */
export async function deleteProvider(context: Context, owner: ProviderOwner, id: string, runtime: Changing): Promise<void> {
  const tenantId = ownerToChange(context, owner);
  await inSystem(context, async (tx) => {
    const before = await lockOwnProvider(tx, tenantId, id, runtime.config.publicUrl);
    await endSessionsBy(context, tx, id);
    await tx.prisma.identityProvider.deleteMany({ where: { id, tenantId } });
    await record(context, tx, tenantId, id, "sign_in_provider.delete", { before: auditOf(before) });
  });
}

/** The sessions that a provider opened are named by their own column; what follows them ends with them. */
async function endSessionsBy(context: Context, tx: Transaction, providerId: string): Promise<void> {
  const open = await tx.query<{ id: string }>({
    text: "SELECT id FROM auth_session WHERE provider_id = $1::uuid AND revoked_at IS NULL",
    values: [providerId],
  });
  const ids = open.map(({ id }) => id);
  await endSession(tx, context, ids, "provider_closed");
}

// Sessions and links lie in rooms that no tenant enters: every statement names the owner itself.
const inSystem = <T>(context: Context, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  context.db.transaction({ kind: "system", purpose: "sign-in providers" }, work);

const isAnother = (before: SignInProvider, after: SignInProvider): boolean =>
  (["kind", "issuer", "authorizationUrl", "tokenUrl", "userinfoUrl", "clientId"] as const).some((field) => before[field] !== after[field]);

const columnsOf = ({ issuer, authorizationUrl, tokenUrl, userinfoUrl, ...rest }: Fields) =>
  rest.kind === "oidc"
    ? { ...rest, issuer: issuer ?? null, authorizationUrl: null, tokenUrl: null, userinfoUrl: null }
    : { ...rest, issuer: null, authorizationUrl: authorizationUrl ?? null, tokenUrl: tokenUrl ?? null, userinfoUrl: userinfoUrl ?? null };

/** As the form shows it. */
const inForm = <Facts extends { roleMap: Record<string, string> }>({ roleMap, ...facts }: Facts) => ({
  ...facts,
  roleMap: Object.entries(roleMap).map(([value, role]) => `${value} = ${role}`),
});

function auditOf({ redirectUri, peopleCount, verifiedDomains, version, updatedAt, ...facts }: SignInProvider) {
  return facts;
}

async function requireSound(tx: Transaction, tenantId: string | null, fields: Fields, runtime: Changing): Promise<void> {
  const issues: FieldIssue[] = [];
  for (const path of ["issuer", "authorizationUrl", "tokenUrl", "userinfoUrl"] as const) {
    const address = fields[path];
    const problem = address ? addressProblem(address, outboundRules(runtime)) : null;
    if (problem) issues.push({ path, message: problem });
  }
  if (fields.kind === "oidc" && !fields.scopes.split(" ").includes("openid"))
    issues.push({ path: "scopes", message: "OpenID Connect needs the scope “openid”." });
  if (tenantId === null) {
    if (fields.isRequired) issues.push({ path: "isRequired", message: "Only a tenant can require its provider, for its own domains." });
    if (fields.mayJoin) issues.push({ path: "mayJoin", message: "Only through a tenant’s own provider people join that tenant." });
    if (fields.roleClaim) issues.push({ path: "roleClaim", message: "Roles belong to a tenant: only its own provider gives them." });
  } else if (fields.emailDomains.length === 0) {
    issues.push({ path: "emailDomains", message: "Enter the domains of your people’s addresses, such as company.com." });
  }
  const own = [fields.defaultRole, ...Object.values(fields.roleMap)].filter((role) => !TENANT_ROLES.some((each) => each === role));
  const found =
    own.length === 0 || tenantId === null ? [] : await tx.prisma.customRole.findMany({ where: { tenantId, id: { in: own } }, select: { id: true } });
  if (own.some((role) => !found.some(({ id }) => id === role)))
    issues.push({ path: "roleMap", message: "One of these roles is not there any more." });
  if (issues.length > 0) throw invalid("Some fields need attention.", issues);
}

async function record(
  context: Context,
  tx: Transaction,
  tenantId: string | null,
  subjectId: string,
  action: keyof typeof CHANGES,
  states: { before?: object; after?: object },
): Promise<void> {
  await recordAudit(context, tx, { action, tenantId, subjectType: "identity_provider", subjectId, ...states });
  await emit(context, tx, "sign_in_provider.changed", { tenantId, providerId: subjectId, change: CHANGES[action] });
}
