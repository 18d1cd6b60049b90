import { PERMISSIONS } from "#lib/access";
import { dataOf, type EventEnvelope, type EventName } from "#lib/events";
import { noticesOfAssigning, noticesOfMessage, noticesOfNote, noticesOfOpening, noticesOfPersonAdded, noticesOfResolving } from "./conversations.ts";
import { noticesOfAlert, noticesOfMaintenance } from "./disturbances.ts";
import { noticesOfCancelling, noticesOfDeletion, noticesOfKeeping } from "./endings.ts";
import type { NotificationKind } from "./schema.ts";

/** Whom something is told: one person of the tenant, its administrators, these and its managers, or of the operator's staff one ("agent"), all or the super-admins. */
export type Audience =
  | { kind: "person"; userId: string }
  | { kind: "agent"; userId: string }
  | { kind: "admins" }
  | { kind: "managers" }
  | { kind: "staff" }
  | { kind: "super_admins" };

/**
 * One telling of an event, in English: it is kept as it is here, and said in their language to whoever reads it (`sayIn`). So a sentence that
 * goes is left in the dictionary for as long as notifications are kept. Names nobody but the tenant: what is told to one person must not outlive another's erasure. */
export interface Notice {
  audience: Audience;
  kind: NotificationKind;
  title: string;
  body: string;
  href: string;
  /** Told in the portal and by mail, whatever the person chose for its kind. */
  isFirm?: boolean;
  /** Told to whoever did it, too: should somebody else have done it in their name, they learn of it. */
  tellsActor?: boolean;
}

/** What makes the notices of an event. `contact` is where the operator gives help; null where it has not said. */
type Teller = (event: EventEnvelope, tenant: string, contact: string | null) => Notice[];

const PROVIDER_CHANGES = { create: "set up", change: "changed", enable: "opened", disable: "closed", delete: "deleted" };

const ofComment = (reportId: string, name: string, userId: string): Omit<Notice, "title"> => ({
  audience: { kind: "person", userId },
  kind: "work",
  body: `Report: ${name}`,
  href: `/portal/reports/${reportId}`,
});

const mentionedInComment = (reportId: string, name: string, userId: string): Notice => ({
  ...ofComment(reportId, name, userId),
  title: "Somebody mentioned you in a comment on a report",
});

/** The events that somebody is told of, with the words for each audience; the first audience that a person is of counts. */
const WORDS = {
  "tenant.suspended": (event, tenant) => {
    const { tenantId, reason } = dataOf(event, "tenant.suspended");
    const told = { kind: "tenants", title: `${tenant} is suspended`, body: `Reason: ${reason}` } as const;
    return [
      { ...told, audience: { kind: "admins" }, body: `${told.body} Its data is kept.`, href: "/account/tenants" },
      { ...told, audience: { kind: "super_admins" }, href: `/admin/tenants/${tenantId}` },
    ];
  },
  "tenant.reactivated": (event, tenant) => {
    const { tenantId } = dataOf(event, "tenant.reactivated");
    const told = { kind: "tenants", title: `${tenant} is open again`, body: "Its people can sign in and work as before." } as const;
    return [
      { ...told, audience: { kind: "admins" }, href: "/account/tenants" },
      { ...told, audience: { kind: "super_admins" }, href: `/admin/tenants/${tenantId}` },
    ];
  },
  "tenant.cancelled": noticesOfCancelling,
  "tenant.deletion_asked": noticesOfDeletion,
  "tenant.deletion_called_off": noticesOfKeeping,
  "tenant_domain.record_lost": (event, tenant) => {
    const { tenantId, domain } = dataOf(event, "tenant_domain.record_lost");
    const title = `The record of ${domain} is gone`;
    const body = `The DNS record that proves that ${domain} belongs to ${tenant} is no longer there. The domain still counts; find out whose it is now.`;
    return [{ audience: { kind: "super_admins" }, kind: "tenants", title, body, href: `/admin/tenants/${tenantId}/domains` }];
  },
  "invoice.issued": (event, tenant) => {
    const { invoiceId, number, month, currency, totalMinor, dueOn } = dataOf(event, "invoice.issued");
    const amount = `${(totalMinor / 100).toFixed(2)} ${currency}`;
    const title = `Invoice ${number} of ${tenant}`;
    const body = totalMinor === 0 ? `It is for ${month}, and nothing is to be paid.` : `It is for ${month}: ${amount}, to be paid by ${dueOn}.`;
    return [{ audience: { kind: "admins" }, kind: "tenants", title, body, href: `/portal/settings/billing/${invoiceId}` }];
  },
  "invoice.paid": (event, tenant) => {
    const { invoiceId, number } = dataOf(event, "invoice.paid");
    const title = `Invoice ${number} of ${tenant} is paid`;
    return [{ audience: { kind: "admins" }, kind: "tenants", title, body: "Thank you.", href: `/portal/settings/billing/${invoiceId}` }];
  },
  "member.role_changed": (event, tenant) => {
    const { userId, roleName } = dataOf(event, "member.role_changed");
    const body = "An administrator changed your role. It counts at once.";
    return [{ audience: { kind: "person", userId }, kind: "access", title: `Your role at ${tenant} is now ${roleName}`, body, href: "/portal" }];
  },
  "privilege.granted": (event, tenant) => {
    const { userId, permission } = dataOf(event, "privilege.granted");
    const body = `You can now: ${nameOf(permission)}.`;
    return [
      {
        audience: { kind: "person", userId },
        kind: "achievements",
        title: `You earned a privilege at ${tenant}`,
        body,
        href: "/portal#achievements",
      },
    ];
  },
  "privilege.withdrawn": (event, tenant) => {
    const { userId, permission } = dataOf(event, "privilege.withdrawn");
    const body = `You can no longer: ${nameOf(permission)}. What opened it no longer holds.`;
    return [
      { audience: { kind: "person", userId }, kind: "achievements", title: `A privilege at ${tenant} ended`, body, href: "/portal#achievements" },
    ];
  },
  "level.reached": (event, tenant) => {
    const { userId, level, points } = dataOf(event, "level.reached");
    const body = `${points} points for your work so far.`;
    return [{ audience: { kind: "person", userId }, kind: "achievements", title: `Level ${level} at ${tenant}`, body, href: "/portal/points" }];
  },
  "referral.converted": (event, tenant) => {
    const { userId, points } = dataOf(event, "referral.converted");
    const body = points > 0 ? `${points} points are pending for seven days.` : "It brings no points of its own.";
    return [
      { audience: { kind: "person", userId }, kind: "achievements", title: `Your invitation at ${tenant} counted`, body, href: "/portal/referrals" },
    ];
  },
  "lead.assigned": (event, tenant) => {
    const { userId, leadId } = dataOf(event, "lead.assigned");
    const body = "See who it is, and when to come back to them.";
    return [{ audience: { kind: "person", userId }, kind: "work", title: `A lead at ${tenant} is yours`, body, href: `/portal/leads/${leadId}` }];
  },
  "crm_import.leads_given": (event, tenant) => {
    const { userId, count } = dataOf(event, "crm_import.leads_given");
    const title = count === 1 ? `A lead at ${tenant} is yours` : `${count.toLocaleString("en")} leads at ${tenant} are yours`;
    const body = "They came with a file. See who they are, and when to come back to them.";
    return [{ audience: { kind: "person", userId }, kind: "work", title, body, href: "/portal/leads", tellsActor: true }];
  },
  "task.due": (event, tenant) => {
    const { userId, subject } = dataOf(event, "task.due");
    return [
      { audience: { kind: "person", userId }, kind: "work", title: `A task at ${tenant} is due`, body: `Task: ${subject}`, href: "/portal/tasks" },
    ];
  },
  "crm_export.ready": (event, tenant) => {
    const { userId } = dataOf(event, "crm_export.ready");
    const body = "Download it within seven days.";
    return [{ audience: { kind: "person", userId }, kind: "work", title: `Your file from ${tenant} is ready`, body, href: "/portal/exports" }];
  },
  "report.commented": (event) => {
    const { reportId, name, authorId, reportAuthorId, mentioned = [] } = dataOf(event, "report.commented");
    const notices = mentioned.map((userId) => mentionedInComment(reportId, name, userId));
    // Nobody has to be told what they said themselves, nor twice.
    if (reportAuthorId === null || [authorId, ...mentioned].includes(reportAuthorId)) return notices;
    return [...notices, { ...ofComment(reportId, name, reportAuthorId), title: "Somebody commented on your report" }];
  },
  "report.withheld": (event) => {
    const { reportId, name, userId } = dataOf(event, "report.withheld");
    const told = { kind: "work", title: "A report was not sent", href: `/portal/reports/${reportId}/share` } as const;
    const body = `“${name}”: the plan’s reports of this month are made. Take a larger plan, or wait for the next month.`;
    const others: Notice = { ...told, body, audience: { kind: "admins" }, href: "/portal/settings/billing/change" };
    return userId === null ? [others] : [others, { ...told, body, audience: { kind: "person", userId } }];
  },
  "report.mentioned": (event) => {
    const { reportId, name, mentioned } = dataOf(event, "report.mentioned");
    return mentioned.map((userId) => mentionedInComment(reportId, name, userId));
  },
  "achievement.awarded": (event, tenant) => {
    const { userId, name, points } = dataOf(event, "achievement.awarded");
    if (!userId) return [];
    const body = `${points} points for your work at ${tenant}.`;
    return [{ audience: { kind: "person", userId }, kind: "achievements", title: `Achievement: ${name}`, body, href: "/portal#achievements" }];
  },
  "creative.submitted": (event, tenant) => {
    const { campaignId, creativeId, name } = dataOf(event, "creative.submitted");
    const href = `/portal/campaigns/${campaignId}/creatives/${creativeId}`;
    const body = `It is used once it is approved. Look at it in the portal of ${tenant}.`;
    return [{ audience: { kind: "admins" }, kind: "work", title: `“${name}” waits for approval`, body, href }];
  },
  "creative.decided": (event, tenant) => {
    const { campaignId, creativeId, name, decision, userId } = dataOf(event, "creative.decided");
    if (!userId) return [];
    const href = `/portal/campaigns/${campaignId}/creatives/${creativeId}`;
    const [title, body] =
      decision === "approved"
        ? [`“${name}” is approved`, `It can be used in the campaign of ${tenant}.`]
        : [`Changes of “${name}” are asked for`, `The comments at ${tenant} say what is to change.`];
    return [{ audience: { kind: "person", userId }, kind: "work", title, body, href }];
  },
  "achievement.taken_back": (event, tenant) => {
    const { userId, name, points, because } = dataOf(event, "achievement.taken_back");
    if (!userId) return [];
    const why = {
      event: `What it stood on at ${tenant} was taken back, such as an order that was refunded.`,
      figures: `The figures that it stood on at ${tenant} were corrected.`,
      operator: `The operator took its points at ${tenant} back.`,
    }[because];
    const body = points > 0 ? `${why} Its ${points} points went back, too.` : why;
    return [
      { audience: { kind: "person", userId }, kind: "achievements", title: `Achievement taken back: ${name}`, body, href: "/portal/achievements" },
    ];
  },
  "portfolio.badge_gone": (event, tenant) => {
    const { portfolioId, title: page, name, userId } = dataOf(event, "portfolio.badge_gone");
    const told = {
      kind: "achievements",
      title: `A portfolio no longer shows: ${name}`,
      body: `The achievement was taken back, so it is gone from the page “${page}” of ${tenant}. Choose its badges anew.`,
      href: `/portal/portfolio/${portfolioId}?step=badges`,
    } as const;
    const others: Notice = { ...told, audience: { kind: "managers" } };
    return userId === null ? [others] : [{ ...told, audience: { kind: "person", userId } }, others];
  },
  "impersonation.started": (event, tenant) => {
    const { userId, mayWrite } = dataOf(event, "impersonation.started");
    const may = mayWrite ? "They may make changes." : "They may only look.";
    return [
      {
        audience: { kind: "person", userId },
        kind: "security",
        title: "Support acts as you",
        body: `A member of the operator’s staff acts as you at ${tenant}. ${may}`,
        href: "/portal",
      },
      {
        audience: { kind: "admins" },
        kind: "security",
        title: `Support acts as a member of ${tenant}`,
        body: `The list of support access says who, as whom and why. ${may}`,
        href: "/portal/settings/support",
      },
    ];
  },
  "sign_in_provider.changed": (event, tenant) => {
    const { tenantId, change } = dataOf(event, "sign_in_provider.changed");
    const title = `A sign-in provider was ${PROVIDER_CHANGES[change]}`;
    if (tenantId === null)
      return [{ audience: { kind: "super_admins" }, kind: "security", title, body: "It is one of the whole platform.", href: "/admin/sign-in" }];
    const body = `It decides how people sign in to ${tenant}. Look at it if you did not expect this.`;
    return [{ audience: { kind: "admins" }, kind: "security", title, body, href: "/portal/settings/sign-in" }];
  },
  "backup.failed": (event) => {
    const { backupId, kind, reason } = dataOf(event, "backup.failed");
    const title = { make: "A backup failed", verify: "Verifying a backup failed", rehearse: "A restore rehearsal failed" }[kind];
    return [{ audience: { kind: "super_admins" }, kind: "platform", title, body: reason, href: `/admin/backups/${backupId}` }];
  },
  "backup.overdue": (event) => {
    const { dueAt, lastGoodAt } = dataOf(event, "backup.overdue");
    const minute = (moment: string) => `${moment.slice(0, 16).replace("T", " ")} UTC`;
    const body = `It was due on ${minute(dueAt)}. ${lastGoodAt ? `The last good one is of ${minute(lastGoodAt)}.` : "There is no good one yet."}`;
    return [{ audience: { kind: "super_admins" }, kind: "platform", title: "A backup is overdue", body, href: "/admin/backups" }];
  },
  "api_calls.limit_near": (event, tenant) => {
    const { used, limit } = dataOf(event, "api_calls.limit_near");
    const body = `${used.toLocaleString("en")} of ${limit.toLocaleString("en")} calls by API keys were made in this hour. Beyond the limit they are refused until the next hour begins.`;
    return [{ audience: { kind: "admins" }, kind: "tenants", title: `${tenant} comes near to its API limit`, body, href: "/portal/settings/keys" }];
  },
  "alert.told": noticesOfAlert,
  "maintenance_window.announced": noticesOfMaintenance,
  "conversation.opened": noticesOfOpening,
  "conversation.message_written": noticesOfMessage,
  "conversation.person_added": noticesOfPersonAdded,
  "conversation.resolved": noticesOfResolving,
  "conversation.assigned": noticesOfAssigning,
  "conversation.note_mentioned": noticesOfNote,
  "webhook_endpoint.disabled": (event, tenant) => {
    const { tenantId, endpointId, host } = dataOf(event, "webhook_endpoint.disabled");
    const body = "Every message to it failed for days. Mend the receiver, switch the endpoint on, and send what failed again.";
    const told = { kind: "tenants", title: `The webhook to ${host} is switched off`, body } as const;
    const staff = { ...told, audience: { kind: "super_admins" }, href: `/admin/integrations/${endpointId}` } as const;
    return tenantId === null
      ? [staff]
      : [
          { ...told, title: `${told.title} at ${tenant}`, audience: { kind: "admins" }, href: "/portal" },
          { ...staff, title: `${told.title} at ${tenant}` },
        ];
  },
} satisfies Partial<Record<EventName, Teller>>;

/** The events that somebody is told of. */
export const NOTIFIED_OF = Object.keys(WORDS) as (keyof typeof WORDS)[];

/** What is told of an event, to whom; nothing for events that nobody is told of. */
export function noticesOf(event: EventEnvelope, tenantName: string, contact: string | null): Notice[] {
  const words: Partial<Record<EventName, Teller>> = WORDS;
  return words[event.name]?.(event, tenantName, contact) ?? [];
}

const nameOf = (permission: string) => (PERMISSIONS as Record<string, string>)[permission] ?? permission;
