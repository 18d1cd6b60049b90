import { z } from "zod";
import { checkbox } from "./form-fields.ts";

/** The first factors that a tenant may accept or not. */
export const POLICY_METHODS = ["password", "magic_link", "passkey", "provider"] as const;

const wholeNumber = (min: number, max: number, unit: string) => {
  const message = `Enter a whole number from ${min} to ${max} ${unit}, or nothing.`;
  return z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    z.union([z.null(), z.coerce.number({ error: message }).int(message).min(min, message).max(max, message)]),
  );
};

const shared = {
  secondFactor: z.enum(["optional", "required"]),
  /** Null: as long as the installation lets a session rest. */
  sessionIdleMinutes: wholeNumber(5, 43_200, "minutes"),
  /** Null: as long as the installation lets a session live. */
  sessionMaxHours: wholeNumber(1, 8_760, "hours"),
};

const allowedMethods = z
  .array(z.enum(POLICY_METHODS))
  .min(1, "Accept at least one way to sign in.")
  .transform((methods) => POLICY_METHODS.filter((each) => methods.includes(each)));

export const policyRules = z.strictObject({ ...shared, allowedMethods });
export type PolicyRules = z.infer<typeof policyRules>;

const NECESSITY_NAMES: Record<PolicyRules["secondFactor"], string> = { optional: "Optional", required: "Required" };

/** Rules as the form shows them, with a box for each way to sign in. */
export const policyAsShown = ({
  secondFactor,
  allowedMethods: accepted,
  sessionIdleMinutes,
  sessionMaxHours,
}: PolicyRules): Record<string, unknown> => ({
  secondFactor: NECESSITY_NAMES[secondFactor],
  ...Object.fromEntries(POLICY_METHODS.map((method) => [`allowedMethods.${method}`, accepted.includes(method)])),
  sessionIdleMinutes,
  sessionMaxHours,
});

/** `version` 0: nothing was ever set. */
export const changePolicyInput = policyRules.extend({ version: z.coerce.number().int().min(0) });
export type ChangePolicyInput = z.infer<typeof changePolicyInput>;

const ticks = Object.fromEntries(POLICY_METHODS.map((method) => [method, checkbox.default(false)])) as Record<
  (typeof POLICY_METHODS)[number],
  z.ZodDefault<typeof checkbox>
>;

/** The same from a form, where each way to sign in is a box to tick. */
export const policyForm = z
  .strictObject({ ...shared, ...ticks, version: z.coerce.number().int().min(0) })
  .transform(({ password, magic_link, passkey, provider, ...rest }) => {
    const ticked = { password, magic_link, passkey, provider };
    return { ...rest, allowedMethods: POLICY_METHODS.filter((method) => ticked[method]) };
  })
  .refine(({ allowedMethods: chosen }) => chosen.length > 0, { path: ["password"], message: "Accept at least one way to sign in." });

/** What rules would mean for the members as they are signed in now. */
export const policyConsequences = z.object({
  memberCount: z.int(),
  /** Members who have no second factor at all: no authenticator app and no passkey. */
  withoutSecondFactor: z.int(),
  /** Members who are signed in now, and would be shut out until they sign in another way. */
  shutOutNow: z.int(),
  /** Some of them by name. */
  names: z.array(z.string()),
});
export type PolicyConsequences = z.infer<typeof policyConsequences>;

export const tenantPolicy = z.object({
  secondFactor: z.enum(["optional", "required"]),
  allowedMethods: z.array(z.enum(POLICY_METHODS)),
  sessionIdleMinutes: z.int().nullable(),
  sessionMaxHours: z.int().nullable(),
  version: z.int(),
  updatedAt: z.iso.datetime().nullable(),
});
export type TenantPolicyView = z.infer<typeof tenantPolicy>;
