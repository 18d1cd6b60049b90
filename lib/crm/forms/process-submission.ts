import { inTenant, type TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { isAppError } from "#lib/platform/errors";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { chooseOwner } from "../assignment/choose-owner.ts";
import { giveLead } from "../leads/assign-lead.ts";
import { insertLead } from "../leads/insert-lead.ts";
import { requireLeadRoom } from "../leads/lead-room.ts";
import { LEAD_TIMELINES } from "../leads/schema.ts";
import { requireOwner } from "../owners.ts";
import { type FormRow, findForm, SUBMISSION_COLUMNS, type SubmissionRow } from "./form-rows.ts";
import { readToken } from "./proof-of-work.ts";
import { isSomebody, type ReadPayload, readPayload } from "./read-payload.ts";
import type { SubmissionState } from "./schema.ts";
import { spamSigns, TOKEN_FIELD } from "./spam-signs.ts";

type Services = Pick<Runtime, "authSecret" | "config" | "jobs" | "clock">;
type Outcome = { state: Exclude<SubmissionState, "received" | "failed">; reasons: string[]; leadId: string | null };

/**
 * Makes a lead of a stored submission, once however often it is called, in one transaction with all that comes of it. What is no lead is
 * held, and its state says why.
 * @returns null where there is nothing to do (any more)
 */
export async function processSubmission(context: TenantContext, services: Services, submissionId: string): Promise<Outcome | null> {
  const { tenant, clock } = context;
  return inTenant(context, async (tx) => {
    // Whoever comes second waits here, and finds it done.
    const [submission] = await tx.query<SubmissionRow>({
      text: `SELECT ${SUBMISSION_COLUMNS} FROM form_submission s
             WHERE s.tenant_id = $1::uuid AND s.id = $2::uuid AND s.state = 'received' FOR UPDATE`,
      values: [tenant.id, submissionId],
    });
    const form = submission && (await findForm(tx, tenant.id, submission.form_id));
    if (!submission || !form) return null;
    const outcome = await judge(context, tx, services, form, submission);
    await tx.query({
      text: `UPDATE form_submission SET state = $3, reasons = $4::text[], lead_id = $5::uuid, attempts = attempts + 1, last_error = NULL,
               processed_at = $6::timestamptz WHERE tenant_id = $1::uuid AND id = $2::uuid`,
      values: [tenant.id, submissionId, outcome.state, outcome.reasons, outcome.leadId, clock.now()],
    });
    return outcome;
  });
}

/** Notes why an attempt failed; after the last one it waits for a person. */
export async function noteFailure(context: TenantContext, submissionId: string, error: unknown, isLast: boolean): Promise<void> {
  await inTenant(context, (tx) =>
    tx.query({
      text: `UPDATE form_submission SET attempts = attempts + 1, last_error = $3, state = CASE WHEN $4::boolean THEN 'failed' ELSE state END,
               processed_at = CASE WHEN $4::boolean THEN $5::timestamptz END
             WHERE tenant_id = $1::uuid AND id = $2::uuid AND state = 'received'`,
      values: [context.tenant.id, submissionId, (error instanceof Error ? error.message : String(error)).slice(0, 500), isLast, context.clock.now()],
    }),
  );
}

async function judge(context: TenantContext, tx: Transaction, services: Services, form: FormRow, submission: SubmissionRow): Promise<Outcome> {
  const { is_approved: isApproved, payload, received_at: receivedAt } = submission;
  const held = (state: Outcome["state"], reasons: string[] = []): Outcome => ({ state, reasons, leadId: null });
  if (!isApproved && form.switched_off_at !== null && receivedAt >= form.switched_off_at) return held("form_off");
  const signs = isApproved ? [] : await findSigns(tx, services, form, submission);
  if (signs.length > 0) return held("spam", signs);
  const read = readPayload({ fields: form.fields, consentText: form.consent_text }, payload);
  // Whoever approved it has seen what is missing; a lead must still be somebody.
  if (isApproved ? !isSomebody(read.values) : read.issues.length > 0)
    return held(
      "invalid",
      read.issues.map(({ path }) => path),
    );
  try {
    await requireLeadRoom(context, tx);
  } catch (error) {
    if (isAppError(error) && error.code === "limit_exceeded") return held("over_limit");
    throw error;
  }
  const lead = leadOf(form, submission, read);
  const { id } = await insertLead(context, tx, lead);
  const owner = await ownerOf(tx, form, lead);
  if (owner) await giveLead(context, tx, { id, from: null, to: owner.userId, because: owner.because });
  await reply(context, tx, services, form, submission, read.values.email);
  return { state: "lead", reasons: [], leadId: id };
}

async function findSigns(tx: Transaction, { authSecret, config }: Services, form: FormRow, submission: SubmissionRow): Promise<string[]> {
  const { payload, meta, received_at: receivedAt } = submission;
  const tokenText = payload[TOKEN_FIELD] ?? "";
  const token = tokenText ? readToken(authSecret, form.key, tokenText, receivedAt) : null;
  // Two with the same token at once: whichever is looked at second sees what became of the first, also when it came earlier.
  if (token) await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('form.token:' || $1, 0))::text", values: [token.nonce] });
  const [counts] = await tx.query<{ from_address: number; with_token: number }>({
    text: `SELECT count(*) FILTER (WHERE s.address_hash = $3 AND s.received_at BETWEEN $4::timestamptz - interval '1 hour' AND $4::timestamptz)::int AS from_address,
             count(*) FILTER (WHERE s.state = 'lead' AND s.payload->>'${TOKEN_FIELD}' = $5)::int AS with_token
           FROM form_submission s WHERE s.tenant_id = $1::uuid AND s.form_id = $2::uuid AND s.received_at > $4::timestamptz - interval '1 day'`,
    values: [form.tenant_id, form.id, submission.address_hash, receivedAt, tokenText],
  });
  return spamSigns(
    {
      payload,
      receivedAt,
      origin: meta.origin ?? null,
      token,
      isTokenUsed: token !== null && (counts?.with_token ?? 0) > 0,
      fromAddress: counts?.from_address ?? 0,
    },
    {
      minSeconds: form.min_seconds,
      hourlyLimit: form.hourly_limit,
      proofBits: form.proof_bits,
      allowedOrigins: form.allowed_origins,
      ownOrigin: new URL(config.publicUrl).origin,
    },
  );
}

function leadOf(form: FormRow, { id, meta }: SubmissionRow, { values, hasConsent }: ReadPayload) {
  const { timeline, ...person } = values;
  const { origin: _origin, userAgent: _agent, page, referrer, ...utm } = meta;
  return {
    ...person,
    timeline: LEAD_TIMELINES.find((each) => each === timeline) ?? "unknown",
    language: form.language,
    source: form.source,
    tags: form.tags,
    hasConsent,
    utm: { ...utm, ...(page && { page }), ...(referrer && { referrer }) },
    externalKey: `form:${id}`,
  };
}

async function ownerOf(tx: Transaction, form: FormRow, lead: ReturnType<typeof leadOf>): Promise<{ userId: string; because: string } | null> {
  if (form.assignment === "rules")
    return chooseOwner(tx, form.tenant_id, { origin: "form", country: lead.country ?? null, region: null, language: lead.language, tags: lead.tags });
  if (form.assignment === "nobody" || form.owner_id === null) return null;
  // Whoever has left since gets none: a lead that nobody has is seen, one of somebody who is gone is not.
  const owner = await requireOwner(tx, form.tenant_id, form.owner_id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "invalid") return null;
    throw error;
  });
  return owner && { userId: owner.id, because: `Form “${form.name}”` };
}

/** Answers whoever wrote, once a day for each address: nobody's mailbox is filled by somebody else's typing. */
async function reply(
  context: TenantContext,
  tx: Transaction,
  services: Services,
  form: FormRow,
  submission: SubmissionRow,
  to?: string,
): Promise<void> {
  if (!to || form.reply_subject === "") return;
  const { tenant, clock } = context;
  const now = clock.now();
  const [earlier] = await tx.query({
    text: `SELECT 1 FROM form_submission WHERE tenant_id = $1::uuid AND form_id = $2::uuid AND replied_at > $3::timestamptz - interval '1 day'
             AND lower(payload->>'email') = lower($4) LIMIT 1`,
    values: [tenant.id, form.id, now, to],
  });
  if (earlier) return;
  const mail = composeMail(form.language, { title: form.reply_subject, paragraphs: form.reply_text.split(/\n{2,}/), note: tenant.name });
  await enqueueMail(services, tx, { tenantId: tenant.id, to, ...mail });
  await tx.query({
    text: "UPDATE form_submission SET replied_at = $3::timestamptz WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenant.id, submission.id, now],
  });
}
