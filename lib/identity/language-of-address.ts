import type { Queryable } from "#lib/platform/database";
import { type MailLanguageHints, mailLanguage } from "#lib/platform/mail";

const HINTS = `
  SELECT u.locale AS chosen,
         (SELECT t.locale FROM membership m JOIN tenant t ON t.id = m.tenant_id
          WHERE m.user_id = u.id AND m.status = 'active' ORDER BY m.created_at, t.id LIMIT 1) AS tenant
  FROM "user" u WHERE u.email = $1`;

/**
 * The language to write to an address in, as `mailLanguage` has it; the tenant is the one they have belonged to for longest.
 * @param tx across tenants: inside one, nobody's choice can be read
 * @param tenant whose language counts for those who belong to none, or have no account
 */
export async function languageOfAddress(tx: Queryable, email: string, tenant: string | null = null): Promise<string> {
  const [known] = await tx.query<MailLanguageHints>({ name: "language-of-address", text: HINTS, values: [email] });
  return mailLanguage({ chosen: known?.chosen ?? null, tenant: known?.tenant ?? tenant });
}
