import { z } from "zod";
import { type Permission, TENANT_PERMISSIONS } from "#lib/access";
import { trimmedText } from "#lib/platform/text";

export const KEY_LIMITS = { accounts: 50, keysPerAccount: 20, mostCallsPerMinute: 6_000, mostDays: 365, mostOverlapHours: 168 } as const;

/** Days before its end from which a key counts as ending soon. */
export const ENDS_SOON_DAYS = 14;

const name = trimmedText().min(1, "Enter a name.").max(80, "Use at most 80 characters.");

export const keyScope = z.enum(TENANT_PERMISSIONS as [Permission, ...Permission[]], { error: "Choose from the list of permissions." });

export const KEY_STATES = ["active", "ends_soon", "expired", "revoked"] as const;

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** How the key begins: enough to know it again, not to use it. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  callsPerMinute: z.int(),
  state: z.enum(KEY_STATES),
  createdAt: z.iso.datetime(),
  /** Null: it does not end by itself. */
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedIp: z.string().nullable(),
  /** The key that takes its place; until `expiresAt` both count. */
  replacedById: z.uuid().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** Answered once, when a key is made. The database keeps only a hash of it. */
export const newApiKey = z.object({ key: apiKey, secret: z.string() });
export type NewApiKey = z.infer<typeof newApiKey>;

export const serviceAccount = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  createdAt: z.iso.datetime(),
  /** Those that count first, then the newest of those that ended. */
  keys: z.array(apiKey),
});
export type ServiceAccount = z.infer<typeof serviceAccount>;

export const serviceAccountList = z.object({ accounts: z.array(serviceAccount) });

export const serviceAccountInput = z.strictObject({
  name,
  description: trimmedText().max(300, "Use at most 300 characters.").default(""),
});
export type ServiceAccountInput = z.infer<typeof serviceAccountInput>;

export const createKeyInput = z.strictObject({
  name,
  scopes: z.array(keyScope).min(1, "Choose at least one permission.").max(TENANT_PERMISSIONS.length),
  /** Null: it does not end by itself. */
  days: z.coerce
    .number({ error: "Choose how long the key counts." })
    .int()
    .min(1, "At least one day.")
    .max(KEY_LIMITS.mostDays, `At most ${KEY_LIMITS.mostDays} days.`)
    .nullable()
    .default(90),
  callsPerMinute: z.coerce
    .number({ error: "Enter a number." })
    .int()
    .min(1, "At least 1.")
    .max(KEY_LIMITS.mostCallsPerMinute, `At most ${KEY_LIMITS.mostCallsPerMinute}.`)
    .default(600),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

const NEVER = "never";

/** A key as a form asks for it: a box for each permission, and "never" for a key that does not end by itself. */
export const createKeyForm = z
  .strictObject({
    accountId: z.uuid(),
    name: z.string(),
    days: z.string(),
    callsPerMinute: z.string(),
    ...Object.fromEntries(TENANT_PERMISSIONS.map((permission) => [permission, z.literal("all").optional()])),
  })
  .transform(({ accountId, name, days, callsPerMinute, ...ticked }): unknown => ({
    accountId,
    name,
    days: days === NEVER ? null : days,
    callsPerMinute,
    scopes: Object.keys(ticked),
  }))
  .pipe(createKeyInput.extend({ accountId: z.uuid() }));

/** How long the old key still counts beside the new one. */
export const rotateKeyInput = z.strictObject({
  overlapHours: z.coerce
    .number({ error: "Enter a number of hours." })
    .int()
    .min(0)
    .max(KEY_LIMITS.mostOverlapHours, `At most ${KEY_LIMITS.mostOverlapHours} hours.`)
    .default(24),
});
export type RotateKeyInput = z.infer<typeof rotateKeyInput>;
