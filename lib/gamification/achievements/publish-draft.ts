import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { readsOf } from "./content.ts";
import { backfillJob } from "./jobs.ts";
import { lockDefinition } from "./save-draft.ts";
import { type DefinitionContent, definitionContent } from "./schema.ts";

/**
 * Publishes the draft: it counts instead of the version before it, from now on, or with everything that has happened. What
 * was earned by an older version stays earned, and is not paid again.
 * @returns the version, and the backfill that goes through the past
 * @throws `forbidden` without `gamification.manage`, `not_found`, `conflict` without a draft, or while a backfill is under way
 */
export async function publishDraft(
  context: StaffContext,
  { key, countPast }: { key: string; countPast: boolean },
): Promise<{ name: string; version: number; backfillId: string | null }> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "achievements.publish", async (tx) => {
    const before = await lockDefinition(tx, key);
    const now = context.clock.now();
    if ((await tx.prisma.achievementBackfill.count({ where: { definitionKey: key, state: { not: "done" } } })) > 0)
      throw conflict("The past is still being gone through for this achievement. Publish when that is done.");
    const draft = await tx.prisma.achievementVersion.findFirst({ where: { definitionKey: key, status: "draft" } });
    if (!draft) throw conflict("There is no draft to publish. Change something first.");
    const { version } = draft;
    const content = definitionContent.parse(draft.content);
    await tx.prisma.achievementVersion.updateMany({
      where: { definitionKey: key, status: "published" },
      data: { status: "retired", retiredAt: now },
    });
    await tx.prisma.achievementVersion.updateMany({ where: { definitionKey: key, version }, data: { status: "published", publishedAt: now } });
    await applyContent(tx, key, version, content, countPast ? null : now);
    const backfillId = countPast ? await beginBackfill(context, tx, key, version) : null;
    await recordAudit(context, tx, {
      action: "achievement.publish",
      tenantId: null,
      subjectType: "achievement",
      subjectId: key,
      before: { version: before.version },
      after: { version, points: content.points, countPast },
    });
    return { name: content.name, version, backfillId };
  });
}

async function applyContent(tx: Transaction, key: string, version: number, content: DefinitionContent, countsFrom: Date | null): Promise<void> {
  await tx.prisma.achievementDefinition.updateMany({
    where: { key },
    data: { ...content, ...readsOf(content.condition), version, status: "published", countsFrom },
  });
  // What the version before had counted is nothing to this one.
  await tx.prisma.achievementTally.deleteMany({ where: { definitionKey: key, version: { lt: version } } });
  await tx.prisma.achievementBucket.deleteMany({ where: { definitionKey: key, version: { lt: version } } });
}

async function beginBackfill(context: StaffContext, tx: Transaction, key: string, version: number): Promise<string> {
  const id = newId();
  await tx.prisma.achievementBackfill.createMany({
    data: [{ id, definitionKey: key, version, startedBy: context.actor.userId, createdAt: context.clock.now() }],
  });
  await context.jobs.enqueue(tx, backfillJob, { backfillId: id });
  return id;
}

/**
 * Takes an achievement out of the catalogue: nobody earns it any more, and who has earned it keeps it.
 * @throws `forbidden` without `gamification.manage`, `not_found`, `conflict` when it is not published
 */
export async function retireDefinition(context: StaffContext, key: string): Promise<{ name: string }> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "achievements.retire", async (tx) => {
    const { name, version, status } = await lockDefinition(tx, key);
    if (status !== "published") throw conflict("Only a published achievement can be retired.");
    const now = context.clock.now();
    await tx.prisma.achievementDefinition.updateMany({ where: { key }, data: { status: "retired" } });
    await tx.prisma.achievementVersion.updateMany({
      where: { definitionKey: key, status: "published" },
      data: { status: "retired", retiredAt: now },
    });
    await recordAudit(context, tx, { action: "achievement.retire", tenantId: null, subjectType: "achievement", subjectId: key, before: { version } });
    return { name };
  });
}
