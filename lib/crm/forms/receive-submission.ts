import { deriveSecret, newIdAt, sha256 } from "#lib/platform/crypto";
import { isAppError, notFound } from "#lib/platform/errors";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { FORM_COLUMNS, type FormRow } from "./form-rows.ts";
import { processSubmissionJob } from "./jobs.ts";
import { type ReadPayload, readPayload } from "./read-payload.ts";
import type { SubmissionReceipt } from "./schema.ts";
import { KEY_FIELD, PROOF_FIELD, TOKEN_FIELD } from "./spam-signs.ts";

type Services = Pick<Runtime, "db" | "jobs" | "clock" | "limiter" | "log" | "authSecret">;

export interface Submission {
  payload: Readonly<Record<string, string>>;
  /** Of whoever sends it; null where it is not known. */
  address: string | null;
  /** Header Origin; null where the browser told none. */
  origin: string | null;
  /** Header Referer. */
  page: string | null;
  userAgent: string | null;
}
export interface Received {
  receipt: SubmissionReceipt;
  /** What the sender should put right. It is stored all the same. */
  issues: ReadPayload["issues"];
  form: FormRow;
}

/** Far more than a person sends; beyond it nothing is stored, and the sender is told so. */
const FLOOD = { name: "form-flood", limit: 60, windowSeconds: 600 };
const UTM = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] as const;
const OWN_KEY = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Receives what was sent by a form: stores it, word for word, in a transaction of its own, before anything that might fail. Only then is it
 * looked at, and a job makes a lead of it. When even asking for that job fails, a sweep does so within a minute.
 * @throws `not_found` for a form that there is not, `limit_exceeded` for a flood; both before anything was called received
 */
export async function receiveSubmission(services: Services, key: string, submission: Submission): Promise<Received> {
  const form = await findFormByKey(services, key);
  if (!form) throw notFound("This form");
  await refuseFlood(services, form, submission);
  const payload = Object.fromEntries(Object.entries(submission.payload).map(([name, value]) => [storable(name), storable(value)]));
  const id = await store(services, form, { ...submission, payload });
  if (id) await ask(services, form.tenant_id, id);
  return {
    form,
    receipt: { received: true, thanksText: form.thanks_text, redirectUrl: form.redirect_url },
    issues: readPayload({ fields: form.fields, consentText: form.consent_text }, payload).issues,
  };
}

/** By the key of its address, whoever's it is. */
export async function findFormByKey({ db }: Pick<Runtime, "db">, key: string): Promise<FormRow | null> {
  const [form] = await db.system<FormRow>({ name: "form-by-key", text: `SELECT ${FORM_COLUMNS} FROM lead_form f WHERE f.key = $1`, values: [key] });
  return form ?? null;
}

/** @returns its id; null for one that is stored already */
async function store({ db, clock, authSecret }: Services, form: FormRow, { payload, ...submission }: Submission): Promise<string | null> {
  const now = clock.now();
  const { [KEY_FIELD]: given = "", [TOKEN_FIELD]: _token, [PROOF_FIELD]: _proof, ...words } = payload;
  // A form without script has no number of its own: the same words on one day are one submission.
  const submissionKey = OWN_KEY.test(given) ? given : `words:${now.toISOString().slice(0, 10)}:${sha256(JSON.stringify(words)).slice(0, 40)}`;
  const id = newIdAt(now);
  return db.transaction({ kind: "system", purpose: "form.receive" }, async (tx) => {
    const stored = await tx.query<{ id: string }>({
      text: `INSERT INTO form_submission (id, tenant_id, form_id, submission_key, payload, meta, address_hash, received_at)
             VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::jsonb, $6::jsonb, $7, $8::timestamptz)
             ON CONFLICT (tenant_id, form_id, submission_key) DO NOTHING RETURNING id`,
      values: [
        id,
        form.tenant_id,
        form.id,
        submissionKey,
        JSON.stringify(payload),
        JSON.stringify(metaOf(payload, submission)),
        submission.address === null ? null : deriveSecret(authSecret, `form-address:${form.tenant_id}:${networkOf(submission.address)}`),
        now,
      ],
    });
    return stored[0]?.id ?? null;
  });
}

async function ask({ db, jobs, log }: Services, tenantId: string, submissionId: string): Promise<void> {
  try {
    await db.transaction({ kind: "system", purpose: "form.receive" }, (tx) =>
      jobs.enqueue(tx, processSubmissionJob, { tenantId, submissionId }, { singletonKey: submissionId }),
    );
  } catch (err) {
    // It is stored: whoever sent it must not be told that it was not.
    log.error({ err, submissionId }, "a submission is stored, and its job is left to the sweep");
  }
}

async function refuseFlood({ limiter, log }: Services, form: FormRow, { address }: Submission): Promise<void> {
  try {
    await limiter.consume(FLOOD, `${form.key}:${networkOf(address)}`);
  } catch (error) {
    if (isAppError(error) && error.code === "limit_exceeded") throw error;
    log.warn({ err: error }, "the limit of forms could not be asked");
  }
}

function metaOf(
  payload: Readonly<Record<string, string>>,
  { origin, page, userAgent }: Omit<Submission, "payload" | "address">,
): Record<string, string> {
  const ofPage = page ? URL.parse(page)?.searchParams : null;
  const utm = UTM.map((name) => [name, payload[name] || ofPage?.get(name) || ""] as const);
  const all = [
    ["origin", origin ?? ""],
    ["page", payload._page || page || ""],
    ["referrer", payload._referrer ?? ""],
    ["userAgent", userAgent ?? ""],
    ...utm,
  ];
  return Object.fromEntries(all.filter(([, value]) => value).map(([name = "", value = ""]) => [name, storable(value).slice(0, 500)]));
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair: words with one would be refused whole. */
const storable = (text: string): string => text.replaceAll("\u0000", "\ufffd").toWellFormed();
