import { describe, expect, test } from "vitest";
import { EVENTS, type EventData, type EventEnvelope } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { sayIn } from "#words/say";
import { NOTIFIED_OF, noticesOf } from "./words.ts";

const id = newId();
type Told = (typeof NOTIFIED_OF)[number];

/** What can be told of each event, with every way in which it can be said. */
const EXAMPLES: { [Name in Told]: EventData<Name>[] } = {
  "tenant.suspended": [{ tenantId: id, reason: "Unpaid since October." }],
  "tenant.reactivated": [{ tenantId: id }],
  "tenant.cancelled": [{ tenantId: id, reason: "They leave." }],
  "tenant.deletion_asked": [
    { tenantId: id, dueAt: "2026-12-26T14:00:00.000Z" },
    { tenantId: id, dueAt: "2026-12-26T14:00:00.000Z", isOwn: true },
  ],
  "tenant.deletion_called_off": [{ tenantId: id }],
  "tenant_domain.record_lost": [{ tenantId: id, domainId: id, domain: "aster.example" }],
  "invoice.issued": [9_700, 0].map((totalMinor) => ({
    ...{ tenantId: id, invoiceId: id, number: "2026-00042", month: "2026-11", currency: "USD", totalMinor },
    dueOn: "2026-12-15",
  })),
  "invoice.paid": [{ tenantId: id, invoiceId: id, number: "2026-00042" }],
  "member.role_changed": [{ tenantId: id, userId: id, roleName: "Manager" }],
  "privilege.granted": [{ tenantId: id, userId: id, permission: "integration.create" }],
  "privilege.withdrawn": [{ tenantId: id, userId: id, permission: "integration.create" }],
  "referral.converted": [
    { tenantId: id, conversionId: id, code: "BIZ1A2B3C4D", kind: "signup", userId: id, points: 25, dueAt: "2026-12-04T12:00:00.000Z" },
    { tenantId: id, conversionId: id, code: "BIZ1A2B3C4D", kind: "purchase", userId: id, points: 0, dueAt: "2026-12-04T12:00:00.000Z" },
  ],
  "creative.submitted": [{ tenantId: id, campaignId: id, creativeId: id, name: "Banner" }],
  "creative.decided": (["approved", "changes_asked"] as const).map((decision) => ({
    ...{ tenantId: id, campaignId: id, creativeId: id, name: "Banner" },
    decision,
    userId: id,
  })),
  "lead.assigned": [{ tenantId: id, leadId: id, userId: id }],
  "crm_import.leads_given": [1, 1_240].map((count) => ({ tenantId: id, importId: id, userId: id, count })),
  "crm_export.ready": [{ tenantId: id, exportId: id, userId: id, list: "leads", rows: 12 }],
  "report.commented": [
    { tenantId: id, reportId: id, name: "October", authorId: newId(), reportAuthorId: id },
    { tenantId: id, reportId: id, name: "October", authorId: newId(), reportAuthorId: id, mentioned: [id] },
  ],
  "report.withheld": [null, id].map((userId) => ({ tenantId: id, reportId: id, name: "October", dueAt: "2026-12-01T09:00:00.000Z", userId })),
  "report.mentioned": [{ tenantId: id, reportId: id, name: "October", authorId: newId(), mentioned: [id] }],
  "task.due": [{ tenantId: id, taskId: id, userId: id, subject: "Call back", dueAt: "2026-12-01T09:00:00.000Z" }],
  "level.reached": [{ tenantId: id, userId: id, level: 4, name: "Strategist", points: 620 }],
  "achievement.awarded": [{ tenantId: id, awardId: id, definitionKey: "omnipresent", name: "Omnipresent", userId: id, points: 300 }],
  "achievement.taken_back": (["event", "figures", "operator"] as const).flatMap((because) =>
    [300, 0].map((points) => ({ tenantId: id, awardId: id, definitionKey: "omnipresent", name: "Omnipresent", userId: id, points, because })),
  ),
  "portfolio.badge_gone": [id, null].map((userId) => ({
    ...{ tenantId: id, portfolioId: id, title: "Results", definitionKey: "omnipresent", name: "Omnipresent", userId },
  })),
  "impersonation.started": [true, false].map((mayWrite) => ({ tenantId: id, impersonationId: id, staffUserId: id, userId: id, mayWrite })),
  "sign_in_provider.changed": [id, null].flatMap((tenantId) =>
    (["create", "change", "enable", "disable", "delete"] as const).map((change) => ({ tenantId, providerId: id, change })),
  ),
  "backup.failed": (["make", "verify", "rehearse"] as const).map((kind) => ({ tenantId: null, backupId: id, kind, reason: "ENOSPC" })),
  "backup.overdue": ["2026-11-25T03:00:12.000Z", null].map((lastGoodAt) => ({ tenantId: null, dueAt: "2026-11-26T03:00:00.000Z", lastGoodAt })),
  "api_calls.limit_near": [{ tenantId: id, used: 8_000, limit: 10_000, hour: "2026-11-26T14:00:00.000Z" }],
  "alert.told": (["opened", "worsened", "resolved", "test"] as const).flatMap((what) =>
    (["down", "degraded", "certificate", "burn"] as const).flatMap((kind) =>
      [0, 1, 12].map((consequences) => ({ tenantId: null, alertId: id, what, kind, service: "PostgreSQL", consequences, incidentId: id })),
    ),
  ),
  "maintenance_window.announced": [id, null].flatMap((tenantId) =>
    (["planned", "changed", "cancelled", "finished"] as const).map((change) => ({
      tenantId,
      windowId: id,
      title: "New disks",
      startsAt: "2026-12-05T22:00:00.000Z",
      endsAt: "2026-12-05T23:00:00.000Z",
      change,
    })),
  ),
  "conversation.opened": [{ tenantId: id, conversationId: id, subject: "Our spring campaign" }],
  "conversation.message_written": (["client", "agency"] as const).map((side) => ({
    tenantId: id,
    conversationId: id,
    messageId: id,
    side,
    subject: "Our spring campaign",
    mentionedClients: [id],
    mentionedStaff: [id],
    clients: [id],
    staff: [id],
  })),
  "conversation.person_added": [{ tenantId: id, conversationId: id, subject: "Our spring campaign", userId: id }],
  "conversation.resolved": [{ tenantId: id, conversationId: id, subject: "Our spring campaign", side: "agency", clients: [id] }],
  "conversation.assigned": [{ tenantId: null, conversationId: id, subject: "Our spring campaign", assigneeId: id }],
  "conversation.note_mentioned": [{ tenantId: null, conversationId: id, subject: "Our spring campaign", mentionedStaff: [id] }],
  "webhook_endpoint.disabled": [id, null].map((tenantId) => ({
    tenantId,
    endpointId: id,
    host: "hooks.aster.example",
    failingSince: "2026-11-20T08:00:00.000Z",
  })),
};

const noticesFor = (name: Told) =>
  EXAMPLES[name].flatMap((data) => {
    const event: EventEnvelope = { id, name, at: "2026-11-26T12:00:00.000Z", requestId: id, actorId: null, data: EVENTS[name].parse(data) };
    return [...noticesOf(event, "Aster", "help@bizosaas.example"), ...noticesOf(event, "Aster", null)];
  });

describe("what people are told", () => {
  test.each(NOTIFIED_OF)("of %s is said in German, too", (name) => {
    const notices = noticesFor(name);
    expect(notices).not.toEqual([]);
    for (const { title, body } of notices) {
      expect(sayIn("de", title)).not.toBe(title);
      // Why a backup failed is said by what failed.
      if (name !== "backup.failed") expect(sayIn("de", body)).not.toBe(body);
    }
  });

  test("with names, numbers and moments in the reader's way", () => {
    const german = (name: Told) => noticesFor(name).map(({ title, body }) => `${sayIn("de", title)}: ${sayIn("de", body)}`);
    expect(german("achievement.awarded")).toContain("Erfolg: Allgegenwärtig: 300 Punkte für Ihre Arbeit bei Aster.");
    expect(german("api_calls.limit_near")[0]).toContain("8.000 von 10.000 Aufrufen");
    expect(german("backup.overdue")[0]).toContain("am 26. November 2026 um 03:00 UTC fällig");
    expect(german("privilege.granted")[0]).not.toMatch(/\b(can|integration)\b/);
  });
});
