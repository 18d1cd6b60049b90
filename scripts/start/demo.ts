import type { Config } from "#lib/platform/config";
import { randomToken } from "#lib/platform/crypto";
import { createDatabase } from "#lib/platform/database";
import { DEMO_ACCOUNTS, type DemoAccount } from "../../prisma/seed/accounts.ts";
import type { SeedOptions, SeedResult } from "../../prisma/seed/seed-demo.ts";
import type { Installation } from "./installation.ts";

/** What the operator is told about the demo accounts; null when there are none. */
export interface DemoSignIns {
  accounts: readonly DemoAccount[];
  /** The password when it was made up just now: this is the only time it can be told. */
  newPassword: string | null;
}

/** Whether this start puts demonstration data into an empty database: into our own unless told otherwise, into others only when asked. */
export const wantsDemo = (config: Config): boolean => (config.SEED ?? (config.isEmbeddedDatabase ? "demo" : "none")) === "demo";

/** What the step says, and the sign-ins to print at the end. */
interface DemoStep {
  said: string;
  signIns: DemoSignIns | null;
}

const HAS_ITS_OWN: DemoStep = { said: "the database has its own data", signIns: null };
const ALREADY_THERE: DemoStep = { said: "already there", signIns: { accounts: DEMO_ACCOUNTS, newPassword: null } };

/**
 * Seeds an empty database, or gives existing demo accounts the password in `DEMO_PASSWORD`.
 * @param wasComplete whether an earlier start of the same sources left the demonstration whole
 */
export async function ensureDemo(config: Config, { appUrl }: Installation, wasComplete = false): Promise<DemoStep> {
  const left = wasComplete ? await whatIsLeft(appUrl) : null;
  const isWhole = left !== null && left.tenants > 0;
  if (isWhole && !left.has_people) return HAS_ITS_OWN;
  if (isWhole && config.DEMO_PASSWORD === undefined) return ALREADY_THERE;
  const password = config.DEMO_PASSWORD ?? randomToken(12);
  const seeded = isWhole ? null : await seed({ databaseUrl: appUrl, demoPassword: password });
  if (seeded) {
    return {
      said: `${seeded.days.toLocaleString("en")} days of figures imported`,
      signIns: { accounts: DEMO_ACCOUNTS, newPassword: config.DEMO_PASSWORD ? null : password },
    };
  }
  const { setDemoPassword } = await import("../../prisma/seed/set-demo-password.ts");
  const known = await setDemoPassword({ databaseUrl: appUrl, demoPassword: config.DEMO_PASSWORD });
  if (known === "no accounts") return HAS_ITS_OWN;
  return known === "changed" ? { ...ALREADY_THERE, said: "already there; password set to DEMO_PASSWORD" } : ALREADY_THERE;
}

/** What the demonstration is made of is half of the portal, and read only where something may be missing. */
async function seed(options: SeedOptions): Promise<SeedResult | null> {
  const { seedDemo } = await import("../../prisma/seed/seed-demo.ts");
  return seedDemo(options);
}

/** Tenants and people may have been removed on the screens since. */
async function whatIsLeft(appUrl: string): Promise<{ tenants: number; has_people: boolean }> {
  const db = createDatabase({ url: appUrl, poolSize: 1 });
  try {
    const [left] = await db.system<{ tenants: number; has_people: boolean }>({
      text: `SELECT (SELECT count(*)::int FROM tenant) AS tenants, EXISTS (SELECT FROM "user" WHERE is_demo) AS has_people`,
    });
    return left ?? { tenants: 0, has_people: false };
  } finally {
    await db.close();
  }
}
