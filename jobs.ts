/** Every room's jobs, which events start them, and when they run by the clock: for the worker, and for the queues that migrating creates. */
import { pruneAuditJob } from "#lib/audit";
import { backupTaskJob, tendBackupsJob } from "#lib/backups";
import { changeDuePlansJob, creditReferralJob, issueInvoicesJob, markOverdueJob, withdrawCreditJob } from "#lib/billing";
import { checkSumsJob, figureImportJob, purgeImportsJob, tendCampaignsJob } from "#lib/campaigns";
import { purgeAttachmentsJob, tellStaffJob } from "#lib/conversations";
import {
  bulkLeadsJob,
  crmImportJob,
  makeListFileJob,
  processSubmissionJob,
  purgeCrmImportsJob,
  purgeListFilesJob,
  RESCORED_AFTER,
  remindOfTasksJob,
  rescoreAllJob,
  rescoreLeadsJob,
  scoreLeadJob,
  tendSubmissionsJob,
  trainAllJob,
  trainScorecardJob,
} from "#lib/crm";
import { purgeDraftsJob } from "#lib/drafts";
import { tendDunningJob } from "#lib/dunning";
import type { EventName } from "#lib/events";
import {
  applyLevelsJob,
  applyPrivilegeRuleJob,
  askForScoresJob,
  awardJob,
  backfillJob,
  checkLedgerJob,
  closePeriodsJob,
  closeSeasonsJob,
  endReversedAwardJob,
  expirePointsJob,
  followSubscriptionsJob,
  judgeReferralJob,
  MEASURED_AFTER,
  measureCompaniesJob,
  OBSERVED,
  observeJob,
  referralRegistrationJob,
  settleAllPrivilegesJob,
  settlePrivilegesJob,
  tendReferralsJob,
} from "#lib/gamification";
import { checkDomainsJob, closeImpersonationsJob, purgeIdentityJob } from "#lib/identity";
import { tellOfEndingKeysJob } from "#lib/keys";
import { deleteDueTenantsJob, makeTenantExportJob, purgeTenantExportsJob } from "#lib/lifecycle";
import { NOTIFIED_OF, notifyJob, purgeNotificationsJob } from "#lib/notifications";
import { bulkRunsJob } from "#lib/operations";
import { bulkMailJob } from "#lib/outbox";
import { bulkPeopleJob } from "#lib/people";
import { type JobDefinition, type JobSchedule, purgeLogJob } from "#lib/platform/jobs";
import { sendMailJob } from "#lib/platform/mail";
import { purgeUpdatesJob } from "#lib/platform/realtime";
import { eraseDueJob, makeExportJob, purgeExportsJob } from "#lib/privacy";
import { sendReportsJob } from "#lib/reports";
import {
  deliverAlertJob,
  freezeMonthsJob,
  purgeAlertsJob,
  purgeSubscribersJob,
  restartJob,
  rollUpProbesJob,
  tellSubscribersJob,
} from "#lib/services";
import { bulkTenantsJob } from "#lib/tenancy";
import { rollUpUsageJob } from "#lib/usage";
import { bulkDeliveriesJob, FANNED_OUT, fanOutJob, purgeWebhooksJob } from "#lib/webhooks";

// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload; each is parsed by its own schema before it is handled
export const jobs: JobDefinition<any>[] = [
  applyLevelsJob,
  applyPrivilegeRuleJob,
  askForScoresJob,
  awardJob,
  backfillJob,
  backupTaskJob,
  bulkDeliveriesJob,
  bulkLeadsJob,
  bulkMailJob,
  bulkPeopleJob,
  bulkRunsJob,
  bulkTenantsJob,
  changeDuePlansJob,
  checkDomainsJob,
  checkLedgerJob,
  checkSumsJob,
  closeImpersonationsJob,
  closePeriodsJob,
  closeSeasonsJob,
  creditReferralJob,
  deleteDueTenantsJob,
  deliverAlertJob,
  endReversedAwardJob,
  eraseDueJob,
  expirePointsJob,
  fanOutJob,
  figureImportJob,
  crmImportJob,
  followSubscriptionsJob,
  freezeMonthsJob,
  issueInvoicesJob,
  judgeReferralJob,
  makeExportJob,
  makeTenantExportJob,
  markOverdueJob,
  measureCompaniesJob,
  notifyJob,
  observeJob,
  processSubmissionJob,
  pruneAuditJob,
  purgeAlertsJob,
  purgeAttachmentsJob,
  purgeDraftsJob,
  purgeExportsJob,
  purgeIdentityJob,
  purgeCrmImportsJob,
  purgeImportsJob,
  purgeLogJob,
  purgeNotificationsJob,
  purgeSubscribersJob,
  purgeTenantExportsJob,
  purgeUpdatesJob,
  purgeWebhooksJob,
  referralRegistrationJob,
  rescoreAllJob,
  rescoreLeadsJob,
  remindOfTasksJob,
  restartJob,
  rollUpProbesJob,
  rollUpUsageJob,
  scoreLeadJob,
  sendMailJob,
  sendReportsJob,
  settleAllPrivilegesJob,
  settlePrivilegesJob,
  tellOfEndingKeysJob,
  tellStaffJob,
  tellSubscribersJob,
  tendBackupsJob,
  tendCampaignsJob,
  tendDunningJob,
  tendReferralsJob,
  withdrawCreditJob,
  makeListFileJob,
  purgeListFilesJob,
  tendSubmissionsJob,
  trainAllJob,
  trainScorecardJob,
];

export const subscriptions: { event: EventName; job: string }[] = [
  ...MEASURED_AFTER.map((event) => ({ event, job: awardJob.name })),
  { event: "campaign.figures_imported", job: askForScoresJob.name },
  { event: "achievement.awarded", job: settlePrivilegesJob.name },
  { event: "achievement.taken_back", job: settlePrivilegesJob.name },
  { event: "ledger_entry.reversed", job: settlePrivilegesJob.name },
  { event: "ledger_entry.reversed", job: endReversedAwardJob.name },
  { event: "level.reached", job: settlePrivilegesJob.name },
  { event: "levels.changed", job: applyLevelsJob.name },
  { event: "company.registered", job: referralRegistrationJob.name },
  { event: "referral.recorded", job: judgeReferralJob.name },
  ...RESCORED_AFTER.map((event) => ({ event, job: scoreLeadJob.name })),
  { event: "tenant.changed", job: followSubscriptionsJob.name },
  { event: "referral.credited", job: creditReferralJob.name },
  { event: "referral.credit_withdrawn", job: withdrawCreditJob.name },
  { event: "privilege_rule.changed", job: applyPrivilegeRuleJob.name },
  { event: "conversation.message_written", job: tellStaffJob.name },
  { event: "conversation.person_added", job: tellStaffJob.name },
  { event: "conversation.resolved", job: tellStaffJob.name },
  { event: "incident.changed", job: tellSubscribersJob.name },
  { event: "maintenance_window.announced", job: tellSubscribersJob.name },
  ...NOTIFIED_OF.map((event) => ({ event, job: notifyJob.name })),
];

/** Who reads events from the log by the thousand. What they cannot handle becomes a job of theirs. */
export const logged: { event: EventName; job: string }[] = [
  ...OBSERVED.map((event) => ({ event, job: observeJob.name })),
  ...FANNED_OUT.map((event) => ({ event, job: fanOutJob.name })),
];
export const logReaders = [observeJob, fanOutJob];

export const schedules: JobSchedule[] = [
  { job: pruneAuditJob.name, cron: "11 4 * * *" },
  { job: remindOfTasksJob.name, cron: "* * * * *" },
  { job: sendReportsJob.name, cron: "* * * * *" },
  { job: checkDomainsJob.name, cron: "*/5 * * * *" },
  { job: closeImpersonationsJob.name, cron: "* * * * *" },
  { job: deleteDueTenantsJob.name, cron: "*/10 * * * *" },
  { job: eraseDueJob.name, cron: "*/10 * * * *" },
  { job: purgeSubscribersJob.name, cron: "19 * * * *" },
  { job: purgeAlertsJob.name, cron: "51 3 * * *" },
  { job: purgeAttachmentsJob.name, cron: "41 * * * *" },
  { job: purgeDraftsJob.name, cron: "47 3 * * *" },
  { job: purgeTenantExportsJob.name, cron: "33 * * * *" },
  { job: purgeExportsJob.name, cron: "27 * * * *" },
  { job: purgeIdentityJob.name, cron: "43 3 * * *" },
  { job: purgeLogJob.name, cron: "* * * * *" },
  { job: purgeImportsJob.name, cron: "41 3 * * *" },
  { job: purgeCrmImportsJob.name, cron: "43 3 * * *" },
  { job: purgeNotificationsJob.name, cron: "37 3 * * *" },
  { job: tellOfEndingKeysJob.name, cron: "23 6 * * *" },
  { job: closePeriodsJob.name, cron: "4 * * * *" },
  { job: closeSeasonsJob.name, cron: "*/10 * * * *" },
  { job: rescoreAllJob.name, cron: "41 2 * * *" },
  { job: trainAllJob.name, cron: "13 3 * * 0" },
  { job: tendSubmissionsJob.name, cron: "* * * * *" },
  { job: purgeListFilesJob.name, cron: "11 * * * *" },
  { job: tendReferralsJob.name, cron: "*/10 * * * *" },
  { job: measureCompaniesJob.name, cron: "* * * * *" },
  { job: expirePointsJob.name, cron: "23 0 * * *" },
  { job: checkLedgerJob.name, cron: "31 4 * * *" },
  { job: checkSumsJob.name, cron: "37 4 * * *" },
  { job: settleAllPrivilegesJob.name, cron: "53 4 * * *" },
  { job: tendBackupsJob.name, cron: "* * * * *" },
  { job: tendCampaignsJob.name, cron: "*/5 * * * *" },
  { job: tendDunningJob.name, cron: "*/10 * * * *" },
  { job: changeDuePlansJob.name, cron: "*/10 * * * *" },
  { job: issueInvoicesJob.name, cron: "13 * * * *" },
  { job: markOverdueJob.name, cron: "41 * * * *" },
  { job: freezeMonthsJob.name, cron: "29 0 * * *" },
  { job: purgeUpdatesJob.name, cron: "17 * * * *" },
  { job: rollUpProbesJob.name, cron: "* * * * *" },
  { job: rollUpUsageJob.name, cron: "7 * * * *" },
  { job: purgeWebhooksJob.name, cron: "7 5 * * *" },
];
