import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const LIB = join(import.meta.dirname, "..");
const WRITES = /prisma\.\w+\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(|INSERT INTO|DELETE FROM|UPDATE "?[a-z_]+"? SET/;

/** What writes and leaves the entry to its caller, or is no act of anybody. */
const NO_ENTRY_OF_ITS_OWN: Record<string, string> = {
  "identity/session.ts": "part of signing in, which is recorded by admit-person",
  "identity/rotate-session.ts": "the same session under another id",
  "identity/find-api-key.ts": "when a key was last used",
  "identity/spend-second-factor.ts": "part of signing in or confirming",
  "identity/issue-brand-code.ts": "half of signing in on a brand domain, which redeem-brand-code records",
  "identity/end-session.ts": "called by acts that are recorded: signing out, suspending, erasing",
  "identity/one-time-token.ts": "called by acts that are recorded: asking for a link, using it",
  "identity/purge-identity.ts": "forgets what has expired",
  "identity/known-devices.ts": "part of signing in",
  "backups/pulse.ts": "how far a work is; its end is recorded",
  "backups/restore-backup.ts": "replaces all data, the trail included, by a command on the machine or in a rehearsal",
  "services/heartbeat.ts": "a measurement",
  "services/record-states.ts": "a measurement",
  "services/registry/own-parts.ts": "the portal's own parts, entered by the portal",
  "services/probing/note-gateway-outcomes.ts": "a measurement",
  "services/probing/follow-state.ts": "a measurement",
  "services/probing/roll-up.ts": "a measurement",
  "services/probing/sync-targets.ts": "when the probes have their turns",
  "services/probing/tend-probes.ts": "forgets instances that have expired",
  "services/probing/write-health.ts": "a measurement",
  "services/probing/write-probes.ts": "writes what its callers record",
  "services/probing/write-results.ts": "a measurement",
  "services/alerts/apply-alerts.ts": "what the rules made of measurements",
  "services/alerts/deliver-job.ts": "how a delivery went",
  "services/alerts/purge-job.ts": "forgets what is old",
  "services/incidents/entries.ts": "lines of timelines; the acts behind them are recorded by their callers",
  "services/maintenance/announce.ts": "part of planning maintenance, which is recorded",
  "services/objectives/freeze-months.ts": "a measurement",
  "services/recovery/restart-job.ts": "what came of a restart, which is recorded when it is asked for",
  "services/subscribers/tell-job.ts": "the echo of an event, whose act is recorded",
  "services/subscribers/purge-job.ts": "forgets what nobody confirmed",
  "services/watch/last-explanation.ts": "a measurement",
  "services/registry/write-registry.ts": "writes what its callers record",
  "gamification/portfolio/portfolio-rows.ts": "counts the version up for acts that its callers record",
  "access/idempotency.ts": "belongs to the act that it makes happen once",
  "keys/tell-of-ending-keys.ts": "remembers that a mail was written",
  "notifications/notify.ts": "the echo of an event, whose act is recorded",
  "notifications/mark-read.ts": "whether somebody has read what they were told",
  "notifications/settings.ts": "what somebody wants to be told is their own affair",
  "notifications/purge-notifications.ts": "forgets what is old",
  "usage/flush-usage.ts": "a measurement",
  "usage/roll-up-job.ts": "a measurement",
  "webhooks/fan-out-job.ts": "the echo of an event, whose act is recorded",
  "webhooks/purge-job.ts": "forgets what is old",
  "tables/work-on-run.ts": "how far it is; each act is recorded by itself",
  "privacy/purge-exports.ts": "deletes what has expired",
  "drafts/drafts.ts": "what somebody is typing; the act that ends it is recorded",
  "drafts/purge-drafts.ts": "forgets what is old",
  "gamification/boards/close-periods.ts": "keeps where people stood, which the ledger says; nobody did anything",
  "conversations/append-message.ts": "writes what its callers record",
  "conversations/take-step.ts": "writes what its callers record",
  "conversations/readers.ts": "how far somebody has read; taking part is recorded by the acts that bring it",
  "conversations/attachments/send-attachments.ts": "part of a message, which is recorded",
  "conversations/attachments/purge-attachments.ts": "forgets what nobody has sent",
  "billing/invoices/next-number.ts": "counts for acts that its callers record",
  "billing/invoices/draw-up.ts": "the draft of an invoice, which is recorded when it is issued",
  "billing/payments/settle-with-balance.ts": "what follows from a payment or a credit note, which its callers record",
  "billing/statements/record-entry.ts": "the payment that an entry becomes, which is recorded as one; who decides records that too",
  "gamification/referrals/visits.ts": "counts visits of strangers",
  "gamification/referrals/move-conversion.ts": "writes what its callers record",
  "gamification/referrals/approve-conversion.ts": "what comes with a decision, which its callers record",
  "gamification/ledger/check-ledger.ts": "a measurement",
  "gamification/measured-boards/compute-scores.ts": "a measurement, which the rows that it counts say",
  "gamification/measured-boards/jobs.ts": "asks for a measurement",
  "gamification/ledger/enter-once.ts": "whoever enters points records why, in the same transaction; the entry itself is the record",
  "lifecycle/purge-exports.ts": "deletes what has expired",
  "lifecycle/remove-rows.ts": "part of deleting a tenant, which delete-due records",
  "gamification/achievements/backfill.ts": "how far it is; each award is recorded by itself",
  "gamification/achievements/observe.ts": "the log of events, whose acts are recorded",
  "gamification/achievements/tallies.ts": "counts of events, whose acts are recorded",
  "campaigns/creatives/decide-creative.ts": "recorded by what make-creative shares with it",
  "campaigns/lifecycle/activity.ts": "lines of a campaign's story; the acts behind them are recorded by their callers",
  "campaigns/lifecycle/write-plan.ts": "part of making and changing a campaign, which their callers record",
  "campaigns/imports/import-job.ts": "that it began; its start and its end are recorded",
  "campaigns/imports/purge-job.ts": "forgets what is old",
  "campaigns/imports/replace-days.ts": "part of an import, which is recorded whole",
  "campaigns/imports/stage-file.ts": "part of an import, which is recorded whole",
  "campaigns/imports/take-back.ts": "part of taking an import back, which is recorded",
  "campaigns/imports/write-staged.ts": "part of an import, which is recorded whole",
  "crm/assignment/choose-owner.ts": "whose turn it was; that a lead was given is recorded",
  "crm/forms/receive-submission.ts": "the words of a stranger; what becomes of them is recorded",
  "crm/forms/process-submission.ts": "what became of a submission; the lead is recorded where it is written",
  "crm/forms/jobs.ts": "forgets addresses that are old",
  "crm/scoring/score-lead.ts": "a measurement, which the lead and its activities say",
  "campaigns/write-days.ts": "part of an import, which is recorded whole",
  "campaigns/write-campaigns.ts": "part of an import, which is recorded whole",
};

test("whatever writes in a room records it, or says here why it does not", () => {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^platform\/|personal-data\.ts$/.test(file));
  const silent = files.filter((file) => {
    const source = readFileSync(join(LIB, file), "utf8");
    return WRITES.test(source) && !source.includes("recordAudit(");
  });
  expect(silent.sort()).toEqual(Object.keys(NO_ENTRY_OF_ITS_OWN).sort());
});
