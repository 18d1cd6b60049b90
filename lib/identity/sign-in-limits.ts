import type { Context } from "#lib/access";
import { sha256 } from "#lib/platform/crypto";
import type { RateLimiter } from "#lib/platform/rate-limit";

/** How many wrong passwords are borne, before anybody has to wait. */
export const SIGN_IN_LIMITS = {
  byAccount: { name: "sign-in-account", limit: 10, windowSeconds: 15 * 60 },
  /** Browsers that the person has used before are counted by themselves: a stranger cannot lock them out. */
  byKnownDevice: { name: "sign-in-device", limit: 10, windowSeconds: 15 * 60 },
  byAddress: { name: "sign-in-address", limit: 100, windowSeconds: 15 * 60 },
};

/** Under which key tries on a known device are counted; the device's cookie itself is a secret. */
export const deviceKey = (email: string, deviceHash: string): string => `${email} ${deviceHash}`;

/** Who has shown that the mailbox is theirs starts counting afresh, on this browser and on a device that was locked. */
export async function forgetFailures(
  context: Context,
  runtime: { limiter: RateLimiter },
  email: string,
  lockedDeviceHash: string | null = null,
): Promise<void> {
  await runtime.limiter.reset(SIGN_IN_LIMITS.byAccount, email);
  const { deviceToken } = context.origin;
  const devices = [lockedDeviceHash, deviceToken === null ? null : sha256(deviceToken)].filter((each) => each !== null);
  for (const deviceHash of new Set(devices)) await runtime.limiter.reset(SIGN_IN_LIMITS.byKnownDevice, deviceKey(email, deviceHash));
}
