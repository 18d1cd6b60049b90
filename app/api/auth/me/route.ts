import { requireTenant } from "#lib/access";
import { earnedBy } from "#lib/gamification";
import { me } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getMe",
  summary: "Who is signed in, in which tenant, with which permissions",
  tag: "Identity",
  access: "user",
  response: me,
  async handle({ context }) {
    const { actor, tenant, grants } = context;
    const { impersonator } = actor;
    const earned = tenant && (await earnedBy(requireTenant(context)));
    return {
      user: { id: actor.userId, name: actor.name, email: actor.email, platformRole: actor.platformRole },
      tenant: tenant && { id: tenant.id, slug: tenant.slug, name: tenant.name, role: actor.tenantRole, status: tenant.status },
      permissions: [...grants.keys()],
      earned: earned && {
        points: earned.points,
        level: earned.level,
        levelName: earned.name,
        achievements: earned.achievements,
        privileges: earned.privileges,
        rank: earned.rank,
        referralCode: earned.referralCode,
        portfolioId: earned.portfolioId,
      },
      impersonator: impersonator && { name: impersonator.name, mayWrite: impersonator.mayWrite, endsAt: impersonator.endsAt.toISOString() },
      sessionExpiresAt: (context.sessionExpiresAt ?? context.clock.now()).toISOString(),
    };
  },
});
