import { hashPassword } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";

export const PASSWORD = "correct horse battery staple";

/** Who the walk is made as. */
export const PERSONAS = ["nobody", "stranger", "viewer", "member", "manager", "tenant_admin", "suspended", "support", "super_admin"] as const;
export type Persona = (typeof PERSONAS)[number];

export interface Cast {
  tenantId: string;
  otherTenantId: string;
  suspendedTenantId: string;
  campaignId: string;
  email: Record<Exclude<Persona, "nobody">, string>;
}

/** Three tenants (one of them suspended) with one person for each persona, and one campaign of the first. */
export async function createCast(db: Database): Promise<Cast> {
  const passwordHash = await hashPassword(PASSWORD);
  const [tenantId, otherTenantId, suspendedTenantId, campaignId] = [newId(), newId(), newId(), newId()];
  const emailOf = (persona: string) => `${persona.replace("_", "-")}@walk.example`;
  await db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
    const shared = { kind: "client", planKey: "starter", timeZone: "UTC", currency: "USD", locale: "en" };
    await tx.prisma.tenant.createMany({
      data: [
        { ...shared, id: tenantId, slug: "walk-one", name: "Walk One", status: "active" },
        { ...shared, id: otherTenantId, slug: "walk-two", name: "Walk Two", status: "active" },
        { ...shared, id: suspendedTenantId, slug: "walk-three", name: "Walk Three", status: "suspended", suspendedReason: "unpaid" },
      ],
    });
    const places: [Exclude<Persona, "nobody">, string | null, string][] = [
      ["stranger", otherTenantId, "tenant_admin"],
      ["viewer", tenantId, "viewer"],
      ["member", tenantId, "member"],
      ["manager", tenantId, "manager"],
      ["tenant_admin", tenantId, "tenant_admin"],
      ["suspended", suspendedTenantId, "tenant_admin"],
      ["support", null, ""],
      ["super_admin", null, ""],
    ];
    for (const [persona, tenant, role] of places) {
      const id = newId();
      const platformRole = tenant === null ? persona : null;
      await tx.prisma.user.create({ data: { id, email: emailOf(persona), name: `The ${persona}`, passwordHash, platformRole } });
      if (tenant) await tx.prisma.membership.create({ data: { tenantId: tenant, userId: id, role } });
    }
    await tx.prisma.campaign.create({
      data: {
        id: campaignId,
        tenantId,
        externalKey: "walk",
        name: "Secret launch of Walk One",
        type: "launch",
        status: "active",
        budgetMinor: 100_00n,
        currency: "USD",
        startsOn: new Date("2026-01-01"),
      },
    });
  });
  const email = Object.fromEntries(PERSONAS.filter((persona) => persona !== "nobody").map((persona) => [persona, emailOf(persona)])) as Cast["email"];
  return { tenantId, otherTenantId, suspendedTenantId, campaignId, email };
}
