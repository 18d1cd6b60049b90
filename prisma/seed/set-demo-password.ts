import { hashPassword, verifyPassword } from "#lib/identity";
import { createDatabase } from "#lib/platform/database";

interface Options {
  /** As the app role. */
  databaseUrl: string;
  /** Undefined leaves the passwords alone. */
  demoPassword: string | undefined;
}

/** Gives the demo accounts, and only them, the wanted password. Sessions that are open stay open. */
export async function setDemoPassword({ databaseUrl, demoPassword }: Options): Promise<"no accounts" | "unchanged" | "changed"> {
  const db = createDatabase({ url: databaseUrl, poolSize: 2 });
  try {
    const [account] = await db.system<{ password_hash: string | null }>({
      text: `SELECT password_hash FROM "user" WHERE is_demo ORDER BY id LIMIT 1`,
    });
    if (!account) return "no accounts";
    if (demoPassword === undefined || (await verifyPassword(account.password_hash, demoPassword))) return "unchanged";
    await db.system({ text: `UPDATE "user" SET password_hash = $1 WHERE is_demo`, values: [await hashPassword(demoPassword)] });
    return "changed";
  } finally {
    await db.close();
  }
}
