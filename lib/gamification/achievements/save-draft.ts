import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { readsOf } from "./content.ts";
import type { DefinitionContent } from "./schema.ts";

/**
 * Keeps what somebody is working on: the draft of a new achievement (`key` null), or that of the next version of one there
 * is. Nothing counts before it is published.
 * @throws `forbidden` without `gamification.manage`, `not_found`, `invalid` for a name of which no key can be made, `conflict`
 *   for a key that is taken, or for an achievement of a tenant's own
 */
export async function saveDraft(context: StaffContext, key: string | null, content: DefinitionContent): Promise<{ key: string; version: number }> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "achievements.save_draft", (tx) =>
    once(context, tx, async () => {
      const saved = key === null ? await beginDefinition(context, tx, content) : await writeDraft(context, tx, key, content);
      const { name, points, tier } = content;
      const after = { name, points, tier, version: saved.version };
      await recordAudit(context, tx, { action: "achievement.save_draft", tenantId: null, subjectType: "achievement", subjectId: saved.key, after });
      return saved;
    }),
  );
}

async function beginDefinition(context: StaffContext, tx: Transaction, content: DefinitionContent): Promise<{ key: string; version: number }> {
  const key = keyOf(content.name);
  if (key === "") throw invalid("A key is made of the name.", [{ path: "name", message: "Use letters or digits of the Latin alphabet." }]);
  const [last] = await tx.query<{ position: number }>({
    text: "SELECT coalesce(max(position), 0)::int AS position FROM achievement_definition WHERE tenant_id IS NULL",
  });
  const { count } = await tx.prisma.achievementDefinition.createMany({
    data: [
      {
        ...{ ...content, ...readsOf(content.condition), key },
        ...{ position: (last?.position ?? 0) + 10, status: "draft", version: 0, createdAt: context.clock.now() },
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw conflict("There is an achievement of this name already. Choose another name.");
  return writeDraft(context, tx, key, content);
}

async function writeDraft(
  context: StaffContext,
  tx: Transaction,
  key: string,
  content: DefinitionContent,
): Promise<{ key: string; version: number }> {
  await lockDefinition(tx, key);
  const [draft] = await tx.query<{ version: number }>({
    text: "UPDATE achievement_version SET content = $2::jsonb WHERE definition_key = $1 AND status = 'draft' RETURNING version",
    values: [key, JSON.stringify(content)],
  });
  if (draft) return { key, version: draft.version };
  const newest = await tx.prisma.achievementVersion.findFirst({
    where: { definitionKey: key },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  const version = (newest?.version ?? 0) + 1;
  await tx.prisma.achievementVersion.createMany({
    data: [{ definitionKey: key, version, status: "draft", content, createdBy: context.actor.userId, createdAt: context.clock.now() }],
  });
  return { key, version };
}

/** Held to the end of the transaction: versions are made and published one after the other. */
export async function lockDefinition(tx: Transaction, key: string): Promise<{ name: string; version: number; status: string }> {
  const [row] = await tx.query<{ name: string; version: number; status: string; tenant_id: string | null }>({
    text: "SELECT name, version, status, tenant_id FROM achievement_definition WHERE key = $1 FOR UPDATE",
    values: [key],
  });
  if (!row) throw notFound("This achievement");
  if (row.tenant_id !== null) throw conflict("This achievement is a tenant’s own. It cannot be changed here.");
  return row;
}

/** "Café Regulars!" becomes "cafe-regulars". */
const keyOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
