import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { FORM_COLUMNS, type FormRow, SUBMISSION_COLUMNS, type SubmissionRow } from "./form-rows.ts";
import { signToken } from "./proof-of-work.ts";
import { findFormByKey } from "./receive-submission.ts";
import {
  FORM_LIMITS,
  type LeadFormView,
  type ListSubmissionsInput,
  leadFormView,
  type PublicForm,
  type SubmissionPage,
  submissionView,
} from "./schema.ts";

const WITH_COUNTS = `${FORM_COLUMNS}, (SELECT coalesce(jsonb_object_agg(c.state, c.count), '{}') FROM
  (SELECT s.state, count(*) AS count FROM form_submission s WHERE s.tenant_id = f.tenant_id AND s.form_id = f.id GROUP BY s.state) c) AS counts`;
type CountedRow = FormRow & { counts: Record<string, number> };

/** The tenant's forms, the newest first. @throws `forbidden` without `lead.read` */
export async function listForms(context: TenantContext): Promise<LeadFormView[]> {
  requirePermission(context, "lead.read");
  const rows = await readInTenant(context, (tx) =>
    tx.query<CountedRow>({
      text: `SELECT ${WITH_COUNTS} FROM lead_form f WHERE f.tenant_id = $1::uuid ORDER BY f.created_at DESC, f.id LIMIT ${FORM_LIMITS.forms}`,
      values: [context.tenant.id],
    }),
  );
  return rows.map(formView);
}

/** @throws `forbidden` without `lead.read`, `not_found` */
export async function getForm(context: TenantContext, id: string): Promise<LeadFormView> {
  requirePermission(context, "lead.read");
  const [row] = await readInTenant(context, (tx) =>
    tx.query<CountedRow>({
      text: `SELECT ${WITH_COUNTS} FROM lead_form f WHERE f.tenant_id = $1::uuid AND f.id = $2::uuid`,
      values: [context.tenant.id, id],
    }),
  );
  if (!row) throw notFound("This form");
  return formView(row);
}

/** What was sent by a form, the newest first. @throws `forbidden` without `lead.read`, `not_found` */
export async function listSubmissions(
  context: TenantContext,
  formId: string,
  { state, cursor, limit }: ListSubmissionsInput,
): Promise<SubmissionPage> {
  await getForm(context, formId);
  const rows = await readInTenant(context, (tx) =>
    tx.query<SubmissionRow>({
      // Ids rise with time.
      text: `SELECT ${SUBMISSION_COLUMNS} FROM form_submission s WHERE s.tenant_id = $1::uuid AND s.form_id = $2::uuid
               AND ($3::text IS NULL OR s.state = $3) AND ($4::uuid IS NULL OR s.id < $4::uuid) ORDER BY s.id DESC LIMIT $5::int`,
      values: [context.tenant.id, formId, state ?? null, cursorId(cursor), limit + 1],
    }),
  );
  const page = rows.slice(0, limit);
  return {
    submissions: page.map(({ lead_id, last_error, received_at, ...row }) =>
      submissionView.parse({ ...row, leadId: lead_id, lastError: last_error, receivedAt: received_at.toISOString() }),
    ),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** What everybody may see of a form, with a token for one submission; null for none. */
export async function readPublicForm(services: Pick<Runtime, "db" | "clock" | "authSecret">, key: string): Promise<PublicForm | null> {
  const form = await findFormByKey(services, key);
  return form && publicFormOf(services, form);
}

/** The same, of a row. */
export const publicFormOf = ({ clock, authSecret }: Pick<Runtime, "clock" | "authSecret">, form: FormRow): PublicForm => ({
  key: form.key,
  title: form.title,
  intro: form.intro,
  language: form.language,
  fields: form.fields,
  consentText: form.consent_text,
  submitLabel: form.submit_label,
  thanksText: form.thanks_text,
  redirectUrl: form.redirect_url,
  isActive: form.switched_off_at === null,
  token: signToken(authSecret, form.key, { openedAt: clock.now(), bits: form.proof_bits }),
  proofBits: form.proof_bits,
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cursorId = (cursor: string | undefined): string | null => (cursor && UUID.test(cursor) ? cursor : null);

const formView = (row: CountedRow): LeadFormView =>
  leadFormView.parse({
    id: row.id,
    key: row.key,
    name: row.name,
    title: row.title,
    intro: row.intro,
    language: row.language,
    fields: row.fields,
    consentText: row.consent_text,
    submitLabel: row.submit_label,
    thanksText: row.thanks_text,
    redirectUrl: row.redirect_url,
    allowedOrigins: row.allowed_origins,
    source: row.source,
    tags: row.tags,
    assignment: row.assignment,
    ownerId: row.owner_id,
    minSeconds: row.min_seconds,
    hourlyLimit: row.hourly_limit,
    proofBits: row.proof_bits,
    replySubject: row.reply_subject,
    replyText: row.reply_text,
    isActive: row.switched_off_at === null,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    counts: row.counts,
  });
