import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import { readsOf } from "./content.ts";
import { type CreateCustomAchievementInput, type CustomAchievement, definitionContent } from "./schema.ts";

const MOST_CUSTOM = 25;
/** Behind the catalogue. */
const POSITION = 100_000;

/**
 * Makes an achievement of the tenant's own, which only it can earn. It counts from now on: what has happened already is no
 * aim, and whoever makes it knows it. Sent twice with one key it is made once.
 * @throws `forbidden` without `gamification.manage`, `invalid` for a condition that the language does not know, `conflict` for one too many
 */
export async function createCustomAchievement(context: TenantContext, input: CreateCustomAchievementInput): Promise<CustomAchievement> {
  requirePermission(context, "gamification.manage");
  const content = definitionContent.parse({ ...input, kind: "custom", isHidden: false });
  const { id: tenantId } = context.tenant;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT 1 AS held FROM pg_advisory_xact_lock(hashtext('achievements.custom'), hashtext($1))", values: [tenantId] });
      if ((await tx.prisma.achievementDefinition.count({ where: { tenantId } })) >= MOST_CUSTOM)
        throw conflict(`There are at most ${MOST_CUSTOM} achievements of your own.`);
      const now = context.clock.now();
      const key = `custom-${newId()}`;
      const createdBy = context.actor.kind === "user" ? context.actor.userId : null;
      await tx.prisma.achievementDefinition.createMany({
        data: [{ ...content, ...readsOf(content.condition), key, tenantId, position: POSITION, countsFrom: now, createdAt: now }],
      });
      await tx.prisma.achievementVersion.createMany({
        data: [{ definitionKey: key, version: 1, tenantId, status: "published", content, createdBy, createdAt: now, publishedAt: now }],
      });
      const { name, points } = content;
      await recordAudit(context, tx, { action: "achievement.create", tenantId, subjectType: "achievement", subjectId: key, after: { name, points } });
      return { key, version: 1, countsFrom: now.toISOString(), content };
    }),
  );
}
