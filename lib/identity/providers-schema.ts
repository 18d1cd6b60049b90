import { z } from "zod";
import { TENANT_ROLES } from "#lib/access";
import { trimmedText } from "#lib/platform/text";
import { asciiDomain, checkbox, emailAddress } from "./form-fields.ts";

/** Most providers one tenant, or the installation, may have. */
export const MOST_PROVIDERS = 20;
export const PROVIDER_KINDS = ["oidc", "oauth2"] as const;

const domainName = trimmedText()
  .toLowerCase()
  // DNS tools write the root's dot.
  .overwrite((typed) => asciiDomain(typed.replace(/\.$/, "")))
  .max(253, "This domain is too long.")
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, "Enter a domain such as company.com.");

/** A built-in role, or the id of one that the tenant made. */
const role = z.union([z.enum(TENANT_ROLES), z.uuid()], { error: "Choose one of the roles." });
const address = trimmedText().max(500, "This address is too long.");
const optionalAddress = z.preprocess((value) => (value === "" ? undefined : value), address.optional());

const shared = {
  name: trimmedText().min(1, "Give it the name that people know it by.").max(60, "Names have at most 60 characters."),
  kind: z.enum(PROVIDER_KINDS),
  /** OpenID Connect: where the discovery document is. */
  issuer: optionalAddress.meta({ example: "https://login.example.com" }),
  /** OAuth 2, which has no discovery. */
  authorizationUrl: optionalAddress,
  tokenUrl: optionalAddress,
  userinfoUrl: optionalAddress,
  clientId: trimmedText().min(1, "Enter the client id that the provider gave you.").max(300, "This is too long."),
  scopes: trimmedText()
    .max(300, "This is too long.")
    .regex(/^[\x21\x23-\x5b\x5d-\x7e ]*$/, "Scopes are words with spaces between them.")
    .default("openid email profile"),
  emailDomains: z.array(domainName).max(20, "At most 20 domains.").default([]),
  isRequired: checkbox.default(false),
  mayJoin: checkbox.default(false),
  defaultRole: role.default("viewer"),
  roleClaim: z.preprocess((value) => (value === "" ? null : value), trimmedText().max(100, "This is too long.").nullable().default(null)),
  roleMap: z
    .record(z.string().min(1).max(200), role)
    .refine((map) => Object.keys(map).length <= 50, "At most 50 values.")
    .default({}),
};

const secret = z.string().min(1, "Enter the client secret that the provider gave you.").max(2_000, "This is too long.");

function requireEndpoints(
  input: { kind: string; issuer?: string; authorizationUrl?: string; tokenUrl?: string; userinfoUrl?: string },
  ctx: z.RefinementCtx,
) {
  const needed = input.kind === "oidc" ? (["issuer"] as const) : (["authorizationUrl", "tokenUrl", "userinfoUrl"] as const);
  for (const path of needed) if (!input[path]) ctx.addIssue({ code: "custom", path: [path], message: "Enter this address." });
}

export const createProviderInput = z.strictObject({ ...shared, clientSecret: secret }).superRefine(requireEndpoints);
export type CreateProviderInput = z.infer<typeof createProviderInput>;

/** Without a client secret the one that is kept stays. */
export const changeProviderInput = z
  .strictObject({
    ...shared,
    clientSecret: z.preprocess((value) => (value === "" ? undefined : value), secret.optional()),
    version: z.coerce.number().int().min(1),
  })
  .superRefine(requireEndpoints);
export type ChangeProviderInput = z.infer<typeof changeProviderInput>;

export const switchProviderInput = z.strictObject({ isEnabled: z.boolean(), version: z.coerce.number().int().min(1) });
export type SwitchProviderInput = z.infer<typeof switchProviderInput>;

/** Never the client's secret. */
export const signInProvider = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(PROVIDER_KINDS),
  issuer: z.string().nullable(),
  authorizationUrl: z.string().nullable(),
  tokenUrl: z.string().nullable(),
  userinfoUrl: z.string().nullable(),
  clientId: z.string(),
  scopes: z.string(),
  emailDomains: z.array(z.string()),
  /** Those of them that the tenant has proved to own: only for their people the provider counts. */
  verifiedDomains: z.array(z.string()),
  isRequired: z.boolean(),
  mayJoin: z.boolean(),
  defaultRole: z.string(),
  roleClaim: z.string().nullable(),
  roleMap: z.record(z.string(), z.string()),
  isEnabled: z.boolean(),
  /** To be entered at the provider. */
  redirectUri: z.string(),
  /** How many people have signed in by it. */
  peopleCount: z.int(),
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type SignInProvider = z.infer<typeof signInProvider>;
export const signInProviderList = z.object({ providers: z.array(signInProvider) });
export const deletedProvider = z.object({ deleted: z.literal(true) });

/** What a test of the connection found; each step names what was looked at. */
export const providerTest = z.object({
  isGood: z.boolean(),
  steps: z.array(z.object({ name: z.string(), isGood: z.boolean(), detail: z.string() })),
});
export type ProviderTest = z.infer<typeof providerTest>;

export const companySignInInput = z.strictObject({ email: emailAddress });

const fromLines = (value: unknown) =>
  typeof value === "string"
    ? value
        .split(/[\s,;]+/)
        .map((each) => each.replace(/^@/, ""))
        .filter(Boolean)
    : value;

/** One mapping a line: `value = role`. What cannot be read is refused at its line by the shape. */
function fromMapLines(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const lines = value.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf("=");
      return [line.slice(0, Math.max(at, 0)).trim() || line.trim(), line.slice(at + 1).trim()];
    }),
  );
}

const formFields = { emailDomains: z.preprocess(fromLines, shared.emailDomains), roleMap: z.preprocess(fromMapLines, shared.roleMap) };
/** The same from a form, where domains and the map of roles are lines of text. */
export const createProviderForm = z.strictObject({ ...shared, ...formFields, clientSecret: secret }).superRefine(requireEndpoints);
export const changeProviderForm = z
  .strictObject({
    ...shared,
    ...formFields,
    id: z.uuid(),
    clientSecret: z.preprocess((value) => (value === "" ? undefined : value), secret.optional()),
    version: z.coerce.number().int().min(1),
  })
  .superRefine(requireEndpoints);

export const addTenantDomainInput = z.strictObject({
  tenant: trimmedText().toLowerCase().min(1, "Enter the tenant’s short name.").max(63),
  domain: domainName,
});
export type AddTenantDomainInput = z.infer<typeof addTenantDomainInput>;
export const listTenantDomainsInput = z.strictObject({
  cursor: z.string().max(253).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Those of one tenant only. */
  tenantId: z.uuid().optional(),
});
export type ListTenantDomainsInput = z.infer<typeof listTenantDomainsInput>;
/** What the last look at a domain's DNS found. `no_answer`: nobody who should know answered, which says nothing of the domain. */
export const DOMAIN_CHECK_RESULTS = ["found", "other_value", "no_record", "no_name", "no_answer"] as const;
export type DomainCheckResult = (typeof DOMAIN_CHECK_RESULTS)[number];
/** The same in words. */
export const DOMAIN_CHECK_WORDS: Record<DomainCheckResult, string> = {
  found: "The record is there.",
  other_value: "There is a TXT record of this name, but with another value.",
  no_record: "The name is there, but has no TXT record.",
  no_name: "DNS does not know this name yet. A new record may take an hour to be seen.",
  no_answer: "No name server answered. That says nothing about the domain.",
};
/** `lost`: verified, but its record has gone since. */
export const DOMAIN_STATES = ["pending", "failed", "verified", "lost"] as const;
export type DomainState = (typeof DOMAIN_STATES)[number];

export const tenantDomain = z.object({
  id: z.uuid(),
  domain: z.string(),
  tenantId: z.uuid(),
  tenantName: z.string(),
  state: z.enum(DOMAIN_STATES),
  verifiedAt: z.iso.datetime().nullable(),
  /** Verified by its record in DNS; false: by the word of staff. */
  isDnsProof: z.boolean(),
  /** The TXT record that proves whose the domain is. */
  record: z.object({ name: z.string(), value: z.string() }),
  checkedAt: z.iso.datetime().nullable(),
  checkResult: z.enum(DOMAIN_CHECK_RESULTS).nullable(),
  /** When it is looked at next by itself; null when it is not. */
  nextCheckAt: z.iso.datetime().nullable(),
  lostAt: z.iso.datetime().nullable(),
  providers: z.array(z.object({ name: z.string(), isEnabled: z.boolean(), isRequired: z.boolean() })),
});
export type TenantDomainView = z.infer<typeof tenantDomain>;
