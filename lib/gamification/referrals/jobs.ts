import { z } from "zod";
import { dataOf, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import { followRegistration, followSubscriptions } from "./follow-companies.ts";
import { judgeConversion } from "./judge-conversion.ts";
import { payConversions } from "./pay-conversions.ts";

/** Whoever registered after an invitation is counted for whoever invited them. */
export const referralRegistrationJob = defineJob({
  name: "gamification.referral_registration",
  schema: eventEnvelope,
  handle: (envelope, { runtime }) => followRegistration(runtime, dataOf(envelope, "company.registered"), envelope.requestId),
});

/** Judges each conversion that was recorded. */
export const judgeReferralJob = defineJob({
  name: "gamification.judge_referral",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId, conversionId } = dataOf(envelope, "referral.recorded");
    await judgeConversion(await systemContext(runtime, tenantId, "job gamification.judge_referral", envelope.requestId), conversionId);
  },
});

/** A tenant's plan may have changed: an invited company that begins to pay is counted at once. */
export const followSubscriptionsJob = defineJob({
  name: "gamification.follow_subscriptions",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    if (dataOf(envelope, "tenant.changed").fields.includes("planKey")) await followSubscriptions(runtime);
  },
});

/** Every ten minutes: what invited companies have begun to pay, and what is due to be paid to whoever invited them. */
export const tendReferralsJob = defineJob({
  name: "gamification.tend_referrals",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    await followSubscriptions(runtime);
    const due = await runtime.db.system<{ tenant_id: string }>({
      text: "SELECT DISTINCT tenant_id FROM referral_conversion WHERE state = 'approved' AND due_at <= $1::timestamptz",
      values: [runtime.clock.now()],
    });
    for (const { tenant_id } of due) await payConversions(await systemContext(runtime, tenant_id, "job gamification.tend_referrals", newId()));
  },
});
