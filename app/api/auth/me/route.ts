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
    return {
      user: { id: actor.userId, name: actor.name, email: actor.email, platformRole: actor.platformRole },
      tenant: tenant && { id: tenant.id, slug: tenant.slug, name: tenant.name, role: actor.tenantRole, status: tenant.status },
      permissions: [...grants.keys()],
      sessionExpiresAt: (context.sessionExpiresAt ?? context.clock.now()).toISOString(),
    };
  },
});
