import { z } from "zod";

const id = z.uuid();
const serviceState = z.enum(["operational", "degraded", "down", "maintenance", "unknown"]);

/** Every domain event, by name: what happened, told in the past tense. Rooms learn of each other through these alone. */
export const EVENTS = {
  "tenant.created": z.strictObject({ tenantId: id }),
  "tenant.suspended": z.strictObject({ tenantId: id, reason: z.string() }),
  "tenant.reactivated": z.strictObject({ tenantId: id }),
  "tenant.cancelled": z.strictObject({ tenantId: id, reason: z.string() }),
  // `isOwn`: its own administrators asked for it, and it is used as before until then.
  "tenant.deletion_asked": z.strictObject({ tenantId: id, dueAt: z.iso.datetime(), isOwn: z.boolean().optional() }),
  "tenant.deletion_called_off": z.strictObject({ tenantId: id }),
  /** The tenant is gone: its id names nothing any more. */
  "tenant.deleted": z.strictObject({ tenantId: id }),
  "tenant.changed": z.strictObject({ tenantId: id, fields: z.array(z.string()).max(20) }),
  /** A reminder of an unpaid bill went out, or another step of its case was taken. */
  "dunning.step_taken": z.strictObject({
    tenantId: id,
    caseId: id,
    step: z.enum(["reminder", "final_notice", "propose_suspension", "suspend"]),
    position: z.int(),
  }),
  "impersonation.started": z.strictObject({ tenantId: id, impersonationId: id, staffUserId: id, userId: id, mayWrite: z.boolean() }),
  "impersonation.ended": z.strictObject({ tenantId: id, impersonationId: id, staffUserId: id, userId: id, endedBecause: z.string() }),
  "member.role_changed": z.strictObject({ tenantId: id, userId: id, roleName: z.string() }),
  "sign_in_provider.changed": z.strictObject({
    /** Null for a provider of the whole platform. */
    tenantId: id.nullable(),
    providerId: id,
    change: z.enum(["create", "change", "enable", "disable", "delete"]),
  }),
  /** A verified domain's record in DNS is gone: somebody else may have the domain now. */
  "tenant_domain.record_lost": z.strictObject({ tenantId: id, domainId: id, domain: z.string() }),
  "campaign.figures_imported": z.strictObject({ tenantId: id, campaignIds: z.array(id).max(1_000) }),
  /** A campaign went live: by somebody's hand, or by itself on its first day. */
  "campaign.launched": z.strictObject({ tenantId: id, campaignId: id, name: z.string() }),
  /** It is over, by somebody's hand or because its last day is. */
  "campaign.completed": z.strictObject({ tenantId: id, campaignId: id, name: z.string() }),
  /** A creative waits for the client's approval. */
  "creative.submitted": z.strictObject({ tenantId: id, campaignId: id, creativeId: id, name: z.string() }),
  /** The client approved it, or asked for changes. `userId` submitted it. */
  "creative.decided": z.strictObject({
    tenantId: id,
    campaignId: id,
    creativeId: id,
    name: z.string(),
    decision: z.enum(["approved", "changes_asked"]),
    userId: id.nullable(),
  }),
  "privilege_rule.changed": z.strictObject({ ruleId: id }),
  "achievement.awarded": z.strictObject({
    tenantId: id,
    awardId: id,
    definitionKey: z.string(),
    name: z.string(),
    userId: id.nullable(),
    points: z.int(),
  }),
  /** The same as told to the outside: what was earned, of which tier, and for which period when it can be earned again. */
  "achievement.unlocked": z.strictObject({
    tenantId: id,
    awardId: id,
    definitionKey: z.string(),
    name: z.string(),
    tier: z.enum(["bronze", "silver", "gold", "platinum", "diamond"]),
    surface: z.string(),
    period: z.string().nullable(),
    userId: id,
    points: z.int(),
  }),
  /** It is earned no longer: what it stood on was taken back, or an operator took its points back. */
  "achievement.taken_back": z.strictObject({
    tenantId: id,
    awardId: id,
    definitionKey: z.string(),
    name: z.string(),
    userId: id.nullable(),
    points: z.int(),
    because: z.enum(["event", "figures", "operator"]),
  }),
  /** Somebody's lifetime points brought them to a level. After a reversal it can be reached again. */
  "level.reached": z.strictObject({ tenantId: id, userId: id, level: z.int().min(1), name: z.string(), points: z.int() }),
  /**
   * A period closed, and somebody among the first ten, or who was before, has another rank than when the period before closed. Of who does
   * not want to be seen by name nobody is told.
   */
  "leaderboard.rank_changed": z.strictObject({
    tenantId: id,
    period: z.enum(["week", "month", "quarter"]),
    startsAt: z.iso.datetime(),
    userId: id,
    rank: z.int().min(1),
    rankBefore: z.int().min(1).nullable(),
    points: z.int(),
  }),
  /** A season is over for a tenant: ranks are kept, rewards paid. */
  "season.closed": z.strictObject({ tenantId: id, seasonId: id, name: z.string(), people: z.int(), paid: z.int() }),
  /** The operator changed the table of levels. */
  "levels.changed": z.strictObject({ levels: z.int() }),
  /** An entry of the ledger was taken back. */
  "ledger_entry.reversed": z.strictObject({ tenantId: id, entryId: id, reversalId: id, userId: id, kind: z.string(), points: z.int().positive() }),
  "portfolio.published": z.strictObject({ tenantId: id, portfolioId: id, title: z.string(), version: z.int(), isUnlisted: z.boolean() }),
  /** A page that everybody, or whoever has its link, can open shows a badge no longer: it was taken back. `userId` published it. */
  "portfolio.badge_gone": z.strictObject({
    tenantId: id,
    portfolioId: id,
    title: z.string(),
    definitionKey: z.string(),
    name: z.string(),
    userId: id.nullable(),
  }),
  /** A company opened its portal by itself; with the invitation that it followed, if it told of one. */
  "company.registered": z.strictObject({
    tenantId: id,
    userId: id,
    registeredAt: z.iso.datetime(),
    invitation: z.strictObject({ code: z.string().max(40), source: z.string().max(40), touchedAt: z.iso.datetime().nullable() }).nullable(),
  }),
  /** Somebody came by an invitation, and it is to be judged. */
  "referral.recorded": z.strictObject({ tenantId: id, conversionId: id }),
  /** It was approved: its points are pending until then. */
  "referral.converted": z.strictObject({
    tenantId: id,
    conversionId: id,
    code: z.string(),
    kind: z.enum(["signup", "trial", "subscription", "upgrade", "purchase"]),
    userId: id,
    points: z.int().min(0),
    dueAt: z.iso.datetime(),
  }),
  /** A company that came by an invitation and pays was given a credit for it. */
  "referral.credited": z.strictObject({ tenantId: id, conversionId: id, amountMinor: z.int().min(1), currency: z.string(), invitedBy: z.string() }),
  /** Its referral was taken back, and the credit with it. */
  "referral.credit_withdrawn": z.strictObject({ tenantId: id, conversionId: id }),
  "invoice.issued": z.strictObject({
    tenantId: id,
    invoiceId: id,
    number: z.string(),
    /** "2026-11" */
    month: z.string(),
    currency: z.string(),
    totalMinor: z.int().min(0),
    /** The last day on which it is paid in time. */
    dueOn: z.iso.date(),
  }),
  /** It is settled as a whole, by money or by credit. */
  "invoice.paid": z.strictObject({ tenantId: id, invoiceId: id, number: z.string() }),
  /** One that was approved counts no longer: its points went back. It can be approved again. */
  "referral.taken_back": z.strictObject({ tenantId: id, conversionId: id, code: z.string(), userId: id, points: z.int().min(0) }),
  "privilege.granted": z.strictObject({ tenantId: id, userId: id, permission: z.string() }),
  "backup.failed": z.strictObject({ tenantId: z.null(), backupId: id, kind: z.enum(["make", "verify", "rehearse"]), reason: z.string() }),
  "backup.overdue": z.strictObject({ tenantId: z.null(), dueAt: z.iso.datetime(), lastGoodAt: z.iso.datetime().nullable() }),
  "privilege.withdrawn": z.strictObject({ tenantId: id, userId: id, permission: z.string() }),
  "api_calls.limit_near": z.strictObject({ tenantId: id, used: z.int(), limit: z.int(), hour: z.iso.datetime() }),
  /** A service is held to be in another state since then. */
  "service.state-changed": z.strictObject({
    key: z.string(),
    state: serviceState,
    previous: serviceState,
    reason: z.string().nullable(),
    since: z.iso.datetime(),
  }),
  /** An incident was opened, or something about it changed. It concerns the platform: whom it hits is asked for by its id. */
  "incident.changed": z.strictObject({
    tenantId: z.null(),
    incidentId: id,
    change: z.enum(["opened", "updated", "resolved", "reopened", "postmortem"]),
    title: z.string(),
    impact: z.enum(["none", "minor", "major", "critical"]),
    status: z.enum(["investigating", "identified", "monitoring", "resolved", "postmortem"]),
    isPublic: z.boolean(),
  }),
  /** An alert goes to the staff in the portal. */
  "alert.told": z.strictObject({
    tenantId: z.null(),
    alertId: id,
    what: z.enum(["opened", "worsened", "resolved", "test"]),
    kind: z.enum(["down", "degraded", "certificate", "burn"]),
    service: z.string(),
    consequences: z.int(),
    incidentId: id.nullable(),
  }),
  /** Work on services was planned, and people are told of it: staff, or a tenant whose own services it takes along. */
  "maintenance_window.announced": z.strictObject({
    tenantId: id.nullable(),
    windowId: id,
    title: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    change: z.enum(["planned", "changed", "cancelled", "finished"]),
  }),
  // What people do in their portal.
  "member.joined": z.strictObject({ tenantId: id, userId: id }),
  "session.opened": z.strictObject({ tenantId: id, userId: id }),
  "second_factor.added": z.strictObject({ tenantId: id, userId: id, factor: z.enum(["totp", "passkey"]) }),
  "api_key.created": z.strictObject({ tenantId: id, keyId: id }),
  "webhook_endpoint.created": z.strictObject({ tenantId: id, endpointId: id }),
  "saved_view.created": z.strictObject({ tenantId: id, viewId: id }),
  "branding.changed": z.strictObject({ tenantId: id, hasLogo: z.boolean() }),
  "tenant_domain.verified": z.strictObject({ tenantId: id, domainId: id }),
  // What is said, won and sold. Amounts are in minor units of the tenant's currency.
  "content.published": z.strictObject({ tenantId: id, contentId: id, kind: z.enum(["post", "page", "case_study", "video", "newsletter"]) }),
  "lead.captured": z.strictObject({ tenantId: id, leadId: id, hasConsent: z.boolean() }),
  "lead.converted": z.strictObject({ tenantId: id, leadId: id, amountMinor: z.int().min(0) }),
  /** Something of it is different that its score may rest on; `fields` are its columns. */
  "lead.changed": z.strictObject({ tenantId: id, leadId: id, fields: z.array(z.string()).max(40) }),
  /** Somebody was given a lead: by a person or by a rule. */
  "lead.assigned": z.strictObject({ tenantId: id, leadId: id, userId: id }),
  /** An import is done by which rules gave leads to somebody: how many. One for each person; `lead.assigned` is not told of each lead. */
  "crm_import.leads_given": z.strictObject({ tenantId: id, importId: id, userId: id, count: z.int().min(1) }),
  /** The time has come at which somebody wished to be reminded of a task. */
  "task.due": z.strictObject({ tenantId: id, taskId: id, userId: id, subject: z.string(), dueAt: z.iso.datetime() }),
  /** A file of a list is there to be downloaded. */
  "crm_export.ready": z.strictObject({ tenantId: id, exportId: id, userId: id, list: z.string(), rows: z.int() }),
  "lead.lost": z.strictObject({ tenantId: id, leadId: id }),
  "lead.activity_logged": z.strictObject({ tenantId: id, leadId: id, activityId: id, kind: z.string() }),
  /** A mail was logged, once; `isMatched` says whether it stands on a record. */
  "mail.logged": z.strictObject({ tenantId: id, mailId: id, direction: z.enum(["in", "out"]), isMatched: z.boolean() }),
  /** Somebody began a report. */
  "report.created": z.strictObject({ tenantId: id, reportId: id, name: z.string() }),
  /** Somebody made a link by which others read a report. */
  "report.shared": z.strictObject({ tenantId: id, reportId: id, name: z.string(), expiresAt: z.iso.datetime() }),
  /** A schedule mailed a report, for the time at which it was due. */
  "report.sent": z.strictObject({ tenantId: id, reportId: id, name: z.string(), dueAt: z.iso.datetime(), mails: z.int().min(0) }),
  /** A report that was due was not mailed: the plan's reports of the month were made. `userId`: who scheduled it. */
  "report.withheld": z.strictObject({ tenantId: id, reportId: id, name: z.string(), dueAt: z.iso.datetime(), userId: id.nullable() }),
  /** A member said something of a report; `reportAuthorId` is whose report it is. */
  /** `mentioned`: whom the comment names, without who wrote it; those of before names were looked for have none. */
  "report.commented": z.strictObject({
    ...{ tenantId: id, reportId: id, name: z.string(), authorId: id, reportAuthorId: id.nullable() },
    mentioned: z.array(id).max(20).optional(),
  }),
  /** A comment that was edited mentions these for the first time. */
  "report.mentioned": z.strictObject({ tenantId: id, reportId: id, name: z.string(), authorId: id, mentioned: z.array(id).min(1).max(20) }),
  "deal.won": z.strictObject({ tenantId: id, dealId: id, leadId: id.nullable(), amountMinor: z.int().min(0) }),
  "deal.lost": z.strictObject({ tenantId: id, dealId: id, leadId: id.nullable() }),
  "audience.counted": z.strictObject({ tenantId: id, channel: z.string().max(40), followers: z.int().min(0) }),
  "product.published": z.strictObject({ tenantId: id, productId: id, hasPicture: z.boolean() }),
  "product.reviewed": z.strictObject({ tenantId: id, productId: id, reviewId: id, rating: z.int().min(1).max(5) }),
  "order.paid": z.strictObject({
    tenantId: id,
    orderId: id,
    totalMinor: z.int().min(0),
    itemCount: z.int().min(1),
    isReturningCustomer: z.boolean(),
  }),
  "order.shipped": z.strictObject({ tenantId: id, orderId: id, hoursToShip: z.int().min(0) }),
  "order.refunded": z.strictObject({ tenantId: id, orderId: id, amountMinor: z.int().min(0) }),
  "listing.published": z.strictObject({ tenantId: id, listingId: id, photoCount: z.int().min(0) }),
  "listing.claimed": z.strictObject({ tenantId: id, listingId: id }),
  "listing.offer_published": z.strictObject({ tenantId: id, listingId: id, offerId: id }),
  "review.approved": z.strictObject({ tenantId: id, listingId: id, reviewId: id, rating: z.int().min(1).max(5) }),
  "review.answered": z.strictObject({ tenantId: id, listingId: id, reviewId: id, hoursToAnswer: z.int().min(0) }),
  "enquiry.received": z.strictObject({ tenantId: id, listingId: id, enquiryId: id }),
  "enquiry.answered": z.strictObject({ tenantId: id, listingId: id, enquiryId: id, hoursToAnswer: z.int().min(0) }),
  /** A client's person opened a conversation with the agency. */
  "conversation.opened": z.strictObject({ tenantId: id, conversationId: id, subject: z.string() }),
  /** Either side wrote a message. Who takes part is told, and who is mentioned; of one that nobody of the staff takes part in, all of them. */
  "conversation.message_written": z.strictObject({
    tenantId: id,
    conversationId: id,
    messageId: id,
    side: z.enum(["client", "agency"]),
    subject: z.string(),
    mentionedClients: z.array(id).max(20),
    mentionedStaff: z.array(id).max(20),
    clients: z.array(id).max(500),
    staff: z.array(id).max(500),
  }),
  /** A client's person edited or withdrew a message: who has it open has to read it anew. */
  "conversation.message_changed": z.strictObject({ tenantId: id, conversationId: id, messageId: id }),
  "conversation.person_added": z.strictObject({ tenantId: id, conversationId: id, subject: z.string(), userId: id }),
  "conversation.resolved": z.strictObject({
    tenantId: id,
    conversationId: id,
    subject: z.string(),
    side: z.enum(["client", "agency"]),
    clients: z.array(id).max(500),
  }),
  /** Among the agency's staff. Of no tenant, so that no webhook of a client's hears of it. */
  "conversation.assigned": z.strictObject({ tenantId: z.null(), conversationId: id, subject: z.string(), assigneeId: id }),
  "conversation.note_mentioned": z.strictObject({ tenantId: z.null(), conversationId: id, subject: z.string(), mentionedStaff: z.array(id).max(20) }),
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
