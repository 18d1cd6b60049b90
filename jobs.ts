/** Every room's jobs, which events start them, and when they run by the clock: for the worker, and for the queues that migrating creates. */
import { pruneAuditJob } from "#lib/audit";
import type { EventName } from "#lib/events";
import { applyPrivilegeRuleJob, awardJob, settleAllPrivilegesJob, settlePrivilegesJob } from "#lib/gamification";
import { closeImpersonationsJob, purgeIdentityJob } from "#lib/identity";
import { tellOfEndingKeysJob } from "#lib/keys";
import { NOTIFIED_OF, notifyJob, purgeNotificationsJob } from "#lib/notifications";
import { bulkPeopleJob } from "#lib/people";
import type { JobDefinition, JobSchedule } from "#lib/platform/jobs";
import { sendMailJob } from "#lib/platform/mail";
import { purgeUpdatesJob } from "#lib/platform/realtime";
import { eraseDueJob, makeExportJob, purgeExportsJob } from "#lib/privacy";
import { bulkTenantsJob } from "#lib/tenancy";

// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload; each is parsed by its own schema before it is handled
export const jobs: JobDefinition<any>[] = [
  applyPrivilegeRuleJob,
  awardJob,
  bulkPeopleJob,
  bulkTenantsJob,
  closeImpersonationsJob,
  eraseDueJob,
  makeExportJob,
  notifyJob,
  pruneAuditJob,
  purgeExportsJob,
  purgeIdentityJob,
  purgeNotificationsJob,
  purgeUpdatesJob,
  sendMailJob,
  settleAllPrivilegesJob,
  settlePrivilegesJob,
  tellOfEndingKeysJob,
];

export const subscriptions: { event: EventName; job: string }[] = [
  { event: "campaign.figures_imported", job: awardJob.name },
  { event: "achievement.awarded", job: settlePrivilegesJob.name },
  { event: "privilege_rule.changed", job: applyPrivilegeRuleJob.name },
  ...NOTIFIED_OF.map((event) => ({ event, job: notifyJob.name })),
];

export const schedules: JobSchedule[] = [
  { job: pruneAuditJob.name, cron: "11 4 * * *" },
  { job: closeImpersonationsJob.name, cron: "* * * * *" },
  { job: eraseDueJob.name, cron: "*/10 * * * *" },
  { job: purgeExportsJob.name, cron: "27 * * * *" },
  { job: purgeIdentityJob.name, cron: "43 3 * * *" },
  { job: purgeNotificationsJob.name, cron: "37 3 * * *" },
  { job: tellOfEndingKeysJob.name, cron: "23 6 * * *" },
  { job: settleAllPrivilegesJob.name, cron: "53 4 * * *" },
  { job: purgeUpdatesJob.name, cron: "17 * * * *" },
];
