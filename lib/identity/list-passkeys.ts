import { type Context, requireOwnAccount } from "#lib/access";
import { MAX_PASSKEYS, type Passkey } from "./factors-schema.ts";

/** The person's passkeys, oldest first; there are at most `MAX_PASSKEYS`. */
export async function listPasskeys(context: Context): Promise<Passkey[]> {
  const { userId } = requireOwnAccount(context).actor;
  const rows = await context.db.transaction({ kind: "system", purpose: "list passkeys" }, (tx) =>
    tx.prisma.passkey.findMany({ where: { userId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: MAX_PASSKEYS }),
  );
  return rows.map(passkeyView);
}

interface PasskeyRow {
  id: string;
  name: string;
  deviceType: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What a person sees of a passkey: never the key or its id in the browser. */
export function passkeyView({ id, name, deviceType, createdAt, lastUsedAt }: PasskeyRow): Passkey {
  return { id, name, isSynced: deviceType === "multiDevice", createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
