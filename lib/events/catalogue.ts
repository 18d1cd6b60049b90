import { z } from "zod";

const id = z.uuid();

/** Every domain event, by name: what happened, told in the past tense. Rooms learn of each other through these alone. */
export const EVENTS = {
  "tenant.created": z.strictObject({ tenantId: id }),
  "tenant.suspended": z.strictObject({ tenantId: id, reason: z.string() }),
  "tenant.reactivated": z.strictObject({ tenantId: id }),
  "tenant.cancelled": z.strictObject({ tenantId: id, reason: z.string() }),
  "tenant.changed": z.strictObject({ tenantId: id, fields: z.array(z.string()).max(20) }),
  "impersonation.started": z.strictObject({ tenantId: id, impersonationId: id, staffUserId: id, userId: id, mayWrite: z.boolean() }),
  "impersonation.ended": z.strictObject({ tenantId: id, impersonationId: id, staffUserId: id, userId: id, endedBecause: z.string() }),
  "member.role_changed": z.strictObject({ tenantId: id, userId: id, roleName: z.string() }),
  "sign_in_provider.changed": z.strictObject({
    /** Null for a provider of the whole platform. */
    tenantId: id.nullable(),
    providerId: id,
    change: z.enum(["create", "change", "enable", "disable", "delete"]),
  }),
  "campaign.figures_imported": z.strictObject({ tenantId: id, campaignIds: z.array(id).max(1_000) }),
  "privilege_rule.changed": z.strictObject({ ruleId: id }),
  "achievement.awarded": z.strictObject({
    tenantId: id,
    awardId: id,
    definitionKey: z.string(),
    name: z.string(),
    userId: id.nullable(),
    points: z.int(),
  }),
  "privilege.granted": z.strictObject({ tenantId: id, userId: id, permission: z.string() }),
  "privilege.withdrawn": z.strictObject({ tenantId: id, userId: id, permission: z.string() }),
  "api_calls.limit_near": z.strictObject({ tenantId: id, used: z.int(), limit: z.int(), hour: z.iso.datetime() }),
  "webhook_endpoint.disabled": z.strictObject({
    /** Null for an endpoint of the platform. */
    tenantId: id.nullable(),
    endpointId: id,
    host: z.string(),
    failingSince: z.iso.datetime(),
  }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>;

/** What a subscriber receives. `id` is the same for every delivery: use it as the cause of what follows. */
export const eventEnvelope = z.object({
  id,
  name: z.enum(Object.keys(EVENTS) as [EventName, ...EventName[]]),
  at: z.iso.datetime(),
  requestId: z.string(),
  actorId: id.nullable(),
  data: z.record(z.string(), z.unknown()),
});

export type EventEnvelope = z.infer<typeof eventEnvelope>;
