import type { Config } from "#lib/platform/config";
import { randomToken } from "#lib/platform/crypto";
import { DEMO_ACCOUNTS, type DemoAccount } from "../../prisma/seed/accounts.ts";
import { seedDemo } from "../../prisma/seed/seed-demo.ts";
import { setDemoPassword } from "../../prisma/seed/set-demo-password.ts";
import type { Installation } from "./installation.ts";

/** What the operator is told about the demo accounts; null when there are none. */
export interface DemoSignIns {
  accounts: readonly DemoAccount[];
  /** The password when it was made up just now: this is the only time it can be told. */
  newPassword: string | null;
}

/** Whether this start puts demonstration data into an empty database: into our own unless told otherwise, into others only when asked. */
export const wantsDemo = (config: Config): boolean => (config.SEED ?? (config.isEmbeddedDatabase ? "demo" : "none")) === "demo";

/**
 * Seeds an empty database, or gives existing demo accounts the password in `DEMO_PASSWORD`.
 * @returns the line for the step, and the sign-ins to print at the end
 */
export async function ensureDemo(config: Config, { appUrl }: Installation): Promise<{ said: string; signIns: DemoSignIns | null }> {
  const password = config.DEMO_PASSWORD ?? randomToken(12);
  const seeded = await seedDemo({ databaseUrl: appUrl, demoPassword: password });
  if (seeded) {
    return {
      said: `${seeded.days.toLocaleString("en")} days of figures imported`,
      signIns: { accounts: DEMO_ACCOUNTS, newPassword: config.DEMO_PASSWORD ? null : password },
    };
  }
  const known = await setDemoPassword({ databaseUrl: appUrl, demoPassword: config.DEMO_PASSWORD });
  if (known === "no accounts") return { said: "the database has its own data", signIns: null };
  return {
    said: known === "changed" ? "already there; password set to DEMO_PASSWORD" : "already there",
    signIns: { accounts: DEMO_ACCOUNTS, newPassword: null },
  };
}
