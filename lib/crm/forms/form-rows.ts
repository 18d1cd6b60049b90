import type { Queryable } from "#lib/platform/database";
import type { FormField } from "./schema.ts";

export interface FormRow {
  id: string;
  tenant_id: string;
  key: string;
  name: string;
  title: string;
  intro: string;
  language: "en" | "de";
  fields: FormField[];
  consent_text: string;
  submit_label: string;
  thanks_text: string;
  redirect_url: string | null;
  allowed_origins: string[];
  source: string;
  tags: string[];
  assignment: "rules" | "nobody" | "person";
  owner_id: string | null;
  min_seconds: number;
  hourly_limit: number;
  proof_bits: number;
  reply_subject: string;
  reply_text: string;
  switched_off_at: Date | null;
  version: number;
  created_at: Date;
}
export const FORM_COLUMNS = `f.id, f.tenant_id, f.key, f.name, f.title, f.intro, f.language, f.fields, f.consent_text, f.submit_label, f.thanks_text,
  f.redirect_url, f.allowed_origins, f.source, f.tags, f.assignment, f.owner_id, f.min_seconds, f.hourly_limit, f.proof_bits, f.reply_subject,
  f.reply_text, f.switched_off_at, f.version, f.created_at`;

export interface SubmissionRow {
  id: string;
  form_id: string;
  payload: Record<string, string>;
  meta: Record<string, string>;
  address_hash: string | null;
  state: string;
  is_approved: boolean;
  reasons: string[];
  lead_id: string | null;
  attempts: number;
  last_error: string | null;
  received_at: Date;
}
export const SUBMISSION_COLUMNS =
  "s.id, s.form_id, s.payload, s.meta, s.address_hash, s.state, s.is_approved, s.reasons, s.lead_id, s.attempts, s.last_error, s.received_at";

export async function findForm(tx: Queryable, tenantId: string, id: string): Promise<FormRow | null> {
  const [row] = await tx.query<FormRow>({
    text: `SELECT ${FORM_COLUMNS} FROM lead_form f WHERE f.tenant_id = $1::uuid AND f.id = $2::uuid`,
    values: [tenantId, id],
  });
  return row ?? null;
}
