import type { EventData, EventName } from "#lib/events";

interface Kind<Name extends EventName> {
  /** When it is sent, for the person who chooses. */
  what: string;
  example: EventData<Name>;
}

const tenantId = "0198f3c2-7d1e-7a40-9c55-1f2e3d4c5b6a";
const userId = "0198f3c2-7d1e-7a40-9c55-2a3b4c5d6e7f";
const otherId = "0198f3c2-7d1e-7a40-9c55-3b4c5d6e7f80";

/** Every event that an endpoint can be told of, with an example of its `data`. */
export const KINDS: { readonly [Name in EventName]: Kind<Name> } = {
  "tenant.created": { what: "A tenant was opened", example: { tenantId } },
  "tenant.suspended": { what: "A tenant was suspended", example: { tenantId, reason: "Unpaid since October." } },
  "tenant.reactivated": { what: "A suspended tenant was opened again", example: { tenantId } },
  "tenant.cancelled": { what: "A tenant was cancelled", example: { tenantId, reason: "They leave." } },
  "tenant.changed": { what: "A tenant’s own details changed", example: { tenantId, fields: ["name"] } },
  "tenant.deletion_asked": { what: "A tenant is to be deleted", example: { tenantId, dueAt: "2026-12-26T14:00:00.000Z" } },
  "tenant.deletion_called_off": { what: "A tenant’s deletion was called off", example: { tenantId } },
  "tenant.deleted": { what: "A tenant was deleted for good", example: { tenantId } },
  "dunning.step_taken": {
    what: "A step was taken about an unpaid bill",
    example: { tenantId, caseId: otherId, step: "reminder", position: 0 },
  },
  "impersonation.started": {
    what: "Support began to act as a member",
    example: { tenantId, impersonationId: otherId, staffUserId: otherId, userId, mayWrite: false },
  },
  "impersonation.ended": {
    what: "Support stopped acting as a member",
    example: { tenantId, impersonationId: otherId, staffUserId: otherId, userId, endedBecause: "stopped" },
  },
  "member.role_changed": { what: "A member got another role", example: { tenantId, userId, roleName: "Manager" } },
  "sign_in_provider.changed": {
    what: "A sign-in provider was set up, changed or deleted",
    example: { tenantId, providerId: otherId, change: "enable" },
  },
  "tenant_domain.record_lost": {
    what: "The DNS record of a verified domain is gone",
    example: { tenantId, domainId: otherId, domain: "company.com" },
  },
  "campaign.launched": { what: "A campaign went live", example: { tenantId, campaignId: otherId, name: "Spring sale" } },
  "campaign.completed": { what: "A campaign is over", example: { tenantId, campaignId: otherId, name: "Spring sale" } },
  "creative.submitted": {
    what: "A creative waits for approval",
    example: { tenantId, campaignId: otherId, creativeId: otherId, name: "Banner for November" },
  },
  "creative.decided": {
    what: "A creative was approved, or changes were asked for",
    example: { tenantId, campaignId: otherId, creativeId: otherId, name: "Banner for November", decision: "approved", userId },
  },
  "campaign.figures_imported": { what: "Figures of campaigns were imported", example: { tenantId, campaignIds: [otherId] } },
  "privilege_rule.changed": { what: "A rule for earned privileges changed", example: { ruleId: otherId } },
  "achievement.awarded": {
    what: "An achievement was earned",
    example: { tenantId, awardId: otherId, definitionKey: "first_campaign", name: "First Campaign Launch", userId, points: 100 },
  },
  "achievement.taken_back": {
    what: "An achievement was taken back, with its points",
    example: { tenantId, awardId: otherId, definitionKey: "first-sale", name: "First Sale", userId, points: 100, because: "event" },
  },
  "level.reached": {
    what: "A member reached a level",
    example: { tenantId, userId, level: 4, name: "Strategist", points: 620 },
  },
  "leaderboard.rank_changed": {
    what: "A period of the leaderboard closed and somebody high up has another rank",
    example: { tenantId, period: "month", startsAt: "2026-11-01T00:00:00.000Z", userId, rank: 2, rankBefore: 5, points: 840 },
  },
  "season.closed": { what: "A season closed", example: { tenantId, seasonId: otherId, name: "Spring 2027", people: 12, paid: 850 } },
  "company.registered": {
    what: "A company registered, by an invitation or without",
    example: {
      tenantId,
      userId,
      registeredAt: "2026-11-27T14:00:00.000Z",
      invitation: { code: "BIZ1A2B3C4D", source: "linkedin", touchedAt: "2026-11-20T09:30:00.000Z" },
    },
  },
  "referral.recorded": { what: "A referral was recorded, and is being judged", example: { tenantId, conversionId: otherId } },
  "referral.converted": {
    what: "A referral was approved, and its points are pending",
    example: { tenantId, conversionId: otherId, code: "BIZ1A2B3C4D", kind: "signup", userId, points: 25, dueAt: "2026-12-04T14:00:00.000Z" },
  },
  "referral.taken_back": {
    what: "A referral that was approved counts no longer, and its points went back",
    example: { tenantId, conversionId: otherId, code: "BIZ1A2B3C4D", userId, points: 25 },
  },
  "levels.changed": { what: "The levels changed", example: { levels: 20 } },
  "achievement.unlocked": {
    what: "An achievement was unlocked, with its tier and period",
    example: {
      tenantId,
      awardId: otherId,
      definitionKey: "first-campaign-launch",
      name: "First Campaign Launch",
      tier: "bronze",
      surface: "marketing",
      period: null,
      userId,
      points: 100,
    },
  },
  "ledger_entry.reversed": {
    what: "An entry of points was taken back",
    example: { tenantId, entryId: otherId, reversalId: "0198f3c2-7d1e-7a40-9c55-4c5d6e7f8091", userId, kind: "earn", points: 100 },
  },
  "portfolio.published": {
    what: "A portfolio was published",
    example: { tenantId, portfolioId: otherId, title: "What we reached in 2026", version: 3, isUnlisted: false },
  },
  "portfolio.badge_gone": {
    what: "A published portfolio lost a badge that was taken back",
    example: { tenantId, portfolioId: otherId, title: "What we reached in 2026", definitionKey: "first-lead", name: "First Lead", userId },
  },
  "privilege.granted": { what: "A member earned a privilege", example: { tenantId, userId, permission: "integration.create" } },
  "privilege.withdrawn": { what: "A member lost a privilege", example: { tenantId, userId, permission: "integration.create" } },
  "backup.failed": {
    what: "A backup, its verification or its rehearsal failed",
    example: { tenantId: null, backupId: otherId, kind: "make", reason: "The disk is full." },
  },
  "backup.overdue": {
    what: "A scheduled backup is overdue",
    example: { tenantId: null, dueAt: "2026-11-26T03:00:00.000Z", lastGoodAt: "2026-11-25T03:00:12.000Z" },
  },
  "api_calls.limit_near": {
    what: "API calls of this hour come near to the plan’s limit",
    example: { tenantId, used: 800, limit: 1_000, hour: "2026-11-26T14:00:00.000Z" },
  },
  "service.state-changed": {
    what: "A service of the platform changed its state",
    example: { key: "django-crm", state: "down", previous: "operational", reason: "refused", since: "2026-11-26T14:02:00.000Z" },
  },
  "incident.changed": {
    what: "An incident was opened, updated or resolved",
    example: {
      tenantId: null,
      incidentId: otherId,
      change: "opened",
      title: "PostgreSQL is down",
      impact: "critical",
      status: "investigating",
      isPublic: false,
    },
  },
  "alert.told": {
    what: "Staff were alerted in the portal",
    example: { tenantId: null, alertId: otherId, what: "opened", kind: "down", service: "PostgreSQL", consequences: 12, incidentId: otherId },
  },
  "maintenance_window.announced": {
    what: "Maintenance was announced",
    example: {
      tenantId,
      windowId: otherId,
      title: "PostgreSQL is moved",
      startsAt: "2026-12-05T22:00:00.000Z",
      endsAt: "2026-12-05T23:00:00.000Z",
      change: "planned",
    },
  },
  "referral.credited": {
    what: "A company that came by an invitation was given its credit",
    example: { tenantId, conversionId: otherId, amountMinor: 2_425, currency: "USD", invitedBy: "Aster" },
  },
  "referral.credit_withdrawn": { what: "The credit of an invitation was taken back", example: { tenantId, conversionId: otherId } },
  "invoice.issued": {
    what: "An invoice was issued",
    example: {
      tenantId,
      invoiceId: otherId,
      number: "2026-00042",
      month: "2026-11",
      currency: "USD",
      totalMinor: 9_700,
      dueOn: "2026-12-15",
    },
  },
  "invoice.paid": { what: "An invoice is paid", example: { tenantId, invoiceId: otherId, number: "2026-00042" } },
  "member.joined": { what: "Somebody joined a tenant", example: { tenantId, userId } },
  "session.opened": { what: "Somebody signed in to a tenant’s portal", example: { tenantId, userId } },
  "second_factor.added": { what: "A second factor was set up", example: { tenantId, userId, factor: "passkey" } },
  "api_key.created": { what: "An API key was made", example: { tenantId, keyId: otherId } },
  "webhook_endpoint.created": { what: "A webhook endpoint was set up", example: { tenantId, endpointId: otherId } },
  "saved_view.created": { what: "A view of a table was saved", example: { tenantId, viewId: otherId } },
  "branding.changed": { what: "The branding of a portal changed", example: { tenantId, hasLogo: true } },
  "tenant_domain.verified": { what: "A domain was verified", example: { tenantId, domainId: otherId } },
  "content.published": { what: "Content was published", example: { tenantId, contentId: otherId, kind: "post" } },
  "lead.captured": { what: "A lead was captured", example: { tenantId, leadId: otherId, hasConsent: true } },
  "lead.changed": { what: "Something of a lead changed", example: { tenantId, leadId: otherId, fields: ["budget_minor"] } },
  "lead.assigned": { what: "Somebody was given a lead", example: { tenantId, leadId: otherId, userId } },
  "crm_import.leads_given": {
    what: "Rules gave leads of an imported file to somebody",
    example: { tenantId, importId: otherId, userId, count: 240 },
  },
  "crm_export.ready": {
    what: "A file of a list is ready",
    example: { tenantId, exportId: otherId, userId, list: "leads", rows: 1200 },
  },
  "task.due": {
    what: "Somebody is reminded of a task",
    example: { tenantId, taskId: otherId, userId, subject: "Call back", dueAt: "2026-12-01T09:00:00.000Z" },
  },
  "lead.lost": { what: "A lead was lost", example: { tenantId, leadId: otherId } },
  "lead.activity_logged": {
    what: "Something that was done with a lead was written down",
    example: { tenantId, leadId: otherId, activityId: otherId, kind: "call" },
  },
  "mail.logged": { what: "A mail was logged", example: { tenantId, mailId: otherId, direction: "out", isMatched: true } },
  "report.created": { what: "A report was begun", example: { tenantId, reportId: otherId, name: "Monthly overview" } },
  "report.shared": {
    what: "A link to a report was made",
    example: { tenantId, reportId: otherId, name: "Monthly overview", expiresAt: "2026-12-31T09:00:00.000Z" },
  },
  "report.sent": {
    what: "A report was sent by mail",
    example: { tenantId, reportId: otherId, name: "Monthly overview", dueAt: "2026-12-01T09:00:00.000Z", mails: 3 },
  },
  "report.withheld": {
    what: "A report was not sent: the plan’s reports of the month are made",
    example: { tenantId, reportId: otherId, name: "Monthly overview", dueAt: "2026-12-01T09:00:00.000Z", userId },
  },
  "report.commented": {
    what: "Somebody commented on a report",
    example: { tenantId, reportId: otherId, name: "Monthly overview", authorId: userId, reportAuthorId: otherId, mentioned: [otherId] },
  },
  "report.mentioned": {
    what: "An edited comment on a report mentions more people",
    example: { tenantId, reportId: otherId, name: "Monthly overview", authorId: userId, mentioned: [otherId] },
  },
  "deal.won": { what: "A deal was won", example: { tenantId, dealId: otherId, leadId: otherId, amountMinor: 250_000 } },
  "deal.lost": { what: "A deal was lost", example: { tenantId, dealId: otherId, leadId: null } },
  "lead.converted": { what: "A lead became a customer", example: { tenantId, leadId: otherId, amountMinor: 250_000 } },
  "audience.counted": { what: "The followers of a channel were counted", example: { tenantId, channel: "linkedin", followers: 1_240 } },
  "product.published": { what: "A product was published", example: { tenantId, productId: otherId, hasPicture: true } },
  "product.reviewed": { what: "A product was reviewed", example: { tenantId, productId: otherId, reviewId: userId, rating: 5 } },
  "order.paid": {
    what: "An order was paid",
    example: { tenantId, orderId: otherId, totalMinor: 8_990, itemCount: 2, isReturningCustomer: false },
  },
  "order.shipped": { what: "An order was shipped", example: { tenantId, orderId: otherId, hoursToShip: 6 } },
  "order.refunded": { what: "An order was refunded", example: { tenantId, orderId: otherId, amountMinor: 8_990 } },
  "listing.published": { what: "A listing was published", example: { tenantId, listingId: otherId, photoCount: 12 } },
  "listing.claimed": { what: "A listing was claimed", example: { tenantId, listingId: otherId } },
  "listing.offer_published": { what: "An offer was published", example: { tenantId, listingId: otherId, offerId: userId } },
  "review.approved": { what: "A review was approved", example: { tenantId, listingId: otherId, reviewId: userId, rating: 5 } },
  "review.answered": { what: "A review was answered", example: { tenantId, listingId: otherId, reviewId: userId, hoursToAnswer: 3 } },
  "enquiry.received": { what: "An enquiry arrived", example: { tenantId, listingId: otherId, enquiryId: userId } },
  "enquiry.answered": { what: "An enquiry was answered", example: { tenantId, listingId: otherId, enquiryId: userId, hoursToAnswer: 1 } },
  "conversation.opened": {
    what: "A conversation with support was opened",
    example: { tenantId, conversationId: otherId, subject: "Our spring campaign" },
  },
  "conversation.message_written": {
    what: "A message was written in a conversation with support",
    example: {
      tenantId,
      conversationId: otherId,
      messageId: userId,
      side: "client",
      subject: "Our spring campaign",
      mentionedClients: [],
      mentionedStaff: [],
      clients: [],
      staff: [],
    },
  },
  "conversation.message_changed": {
    what: "A message in a conversation with support was edited or withdrawn by your side",
    example: { tenantId, conversationId: otherId, messageId: userId },
  },
  "conversation.person_added": {
    what: "Somebody was asked into a conversation with support",
    example: { tenantId, conversationId: otherId, subject: "Our spring campaign", userId },
  },
  "conversation.resolved": {
    what: "A conversation with support was resolved",
    example: { tenantId, conversationId: otherId, subject: "Our spring campaign", side: "agency", clients: [] },
  },
  "conversation.assigned": {
    what: "A conversation with a client was given to one of the staff",
    example: { tenantId: null, conversationId: otherId, subject: "Our spring campaign", assigneeId: userId },
  },
  "conversation.note_mentioned": {
    what: "A note about a conversation with a client mentions one of the staff",
    example: { tenantId: null, conversationId: otherId, subject: "Our spring campaign", mentionedStaff: [userId] },
  },
  "webhook_endpoint.disabled": {
    what: "An endpoint was switched off after days of failures",
    example: { tenantId, endpointId: otherId, host: "hooks.company.com", failingSince: "2026-11-20T08:00:00.000Z" },
  },
};

/** What a test message is called; no endpoint subscribes to it. */
export const TEST_KIND = "webhook.test";

export const KIND_NAMES = Object.keys(KINDS) as EventName[];

/** The kinds that can concern one tenant; the others are the platform's alone. */
export const TENANT_KIND_NAMES = KIND_NAMES.filter((name) => {
  const { example } = KINDS[name];
  return "tenantId" in example && example.tenantId !== null;
});

/** What is sent, to the byte. @param at ISO 8601 */
export const bodyOf = (type: string, at: string, data: object): string => JSON.stringify({ type, timestamp: at, data });
