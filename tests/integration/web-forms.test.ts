import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext } from "#lib/access";
import {
  changeForm,
  createForm,
  getForm,
  listSubmissions,
  processSubmissionJob,
  readPublicForm,
  receiveSubmission,
  reviewSubmission,
  tendSubmissionsJob,
} from "#lib/crm";
import { createFormInput, type LeadFormView, listSubmissionsInput } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { type JobWorker, startJobWorker } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { soon } from "../support/soon.ts";

let database: TestDatabase;
let runtime: Runtime;
let worker: JobWorker | null = null;
beforeAll(async () => {
  database = await testDatabase();
  runtime = testRuntime(database);
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

const GIVEN = {
  name: "Contact",
  title: "Write to us",
  language: "en",
  fields: [
    { name: "email", label: "Mail", isRequired: true },
    { name: "message", label: "Message", isRequired: false },
  ],
  submitLabel: "Send",
  thanksText: "Thank you",
};
interface Scene {
  tenantId: string;
  manager: TenantContext;
  member: TenantContext;
  form: LeadFormView;
}
async function newScene(more: object = {}): Promise<Scene> {
  const { id: tenantId } = await createTenant(database.db);
  const context = async (role: "manager" | "member") => {
    const person = await createPerson(database.db, { memberships: [{ tenantId, role }] });
    return requireTenant(await signedInContext(database, person.id, tenantId));
  };
  const [manager, member] = [await context("manager"), await context("member")];
  const { id } = await createForm(manager, createFormInput.parse({ ...GIVEN, ...more }));
  return { tenantId, manager, member, form: await getForm(manager, id) };
}

let sent = 0;
const send = ({ form }: Pick<Scene, "form">, payload: Record<string, string> = {}, more: object = {}) =>
  receiveSubmission(runtime, form.key, {
    payload: { email: `ada-${++sent}@prospect.example`, ...payload },
    address: `203.0.113.${sent % 250}`,
    origin: null,
    page: null,
    userAgent: null,
    ...more,
  });
const attempt = (number = 1) => ({ id: newId(), attempt: number, signal: new AbortController().signal, runtime });
const rowsOf = ({ form }: Pick<Scene, "form">) =>
  query<{ id: string; state: string; reasons: string[]; lead_id: string | null; attempts: number; last_error: string | null }>(
    database.superuserUrl,
    "SELECT id, state, reasons, lead_id, attempts, last_error FROM form_submission WHERE form_id = $1 ORDER BY received_at, id",
    [form.id],
  );
const leadsOf = ({ tenantId }: Pick<Scene, "tenantId">) =>
  query<{ id: string; email: string; source: string; utm: object; message: string; has_consent: boolean }>(
    database.superuserUrl,
    "SELECT id, email, source, utm, message, has_consent FROM lead WHERE tenant_id = $1 ORDER BY created_at, id",
    [tenantId],
  );
/** Does what the job would. */
async function processAll(scene: Scene): Promise<string[]> {
  for (const { id, state } of await rowsOf(scene))
    if (state === "received") await processSubmissionJob.handle({ tenantId: scene.tenantId, submissionId: id }, attempt());
  return (await rowsOf(scene)).map(({ state }) => state);
}

describe("what is sent by a form", () => {
  test("is stored word for word, and becomes one lead with where it came from", async () => {
    const scene = await newScene({ consentText: "I agree to be written to.", tags: "web" });
    await send(
      scene,
      { message: "Hello \u0000 wörld \ud800", consent: "yes", favourite: "not asked for" },
      { page: "https://shop.example/?utm_source=mail" },
    );
    await expect(processAll(scene)).resolves.toEqual(["lead"]);
    const [lead] = await leadsOf(scene);
    expect(lead).toMatchObject({ source: "website", has_consent: true, utm: { utm_source: "mail", page: "https://shop.example/?utm_source=mail" } });
    expect(lead?.message).toBe("Hello \ufffd wörld \ufffd");
    const { submissions } = await listSubmissions(scene.member, scene.form.id, listSubmissionsInput.parse({}));
    expect(submissions[0]).toMatchObject({ leadId: lead?.id, payload: { favourite: "not asked for" } });
  });

  test("twice under one number, or in the same words without one, is one submission and one lead, at once too", async () => {
    const scene = await newScene();
    const twice = { email: "twice@prospect.example", message: "Once" };
    await Promise.all([1, 2, 3].map(() => send(scene, { ...twice, _id: "number-of-mine" })));
    await Promise.all([1, 2, 3].map(() => send(scene, twice)));
    const rows = await rowsOf(scene);
    expect(rows).toHaveLength(2);
    const [first] = rows;
    await Promise.all([1, 2, 3].map(() => processSubmissionJob.handle({ tenantId: scene.tenantId, submissionId: first?.id ?? "" }, attempt())));
    await processAll(scene);
    await expect(leadsOf(scene)).resolves.toHaveLength(2);
  });

  test("is not called received where there is no such form", async () => {
    await expect(send({ form: { key: "no-such-form-key" } as LeadFormView })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is held and kept: not right, like spam, by a form that is off, beyond the plan; each says which", async () => {
    const scene = await newScene();
    await send(scene, { email: "no address" });
    await send(scene, { website_address: "http://spam.example" });
    await expect(processAll(scene)).resolves.toEqual(["invalid", "spam"]);
    await expect(rowsOf(scene)).resolves.toMatchObject([{ reasons: ["email"] }, { reasons: ["hidden_field"] }]);
    const off = await newScene();
    await changeForm(off.manager, off.form.id, { ...createFormInput.parse({ ...GIVEN, isActive: false }), version: 1 });
    await send(off);
    await expect(processAll(off)).resolves.toEqual(["form_off"]);
    const full = await newScene();
    await query(
      database.superuserUrl,
      "INSERT INTO plan SELECT (jsonb_populate_record(p, jsonb_build_object('key', $1::text, 'max_leads', 0))).* FROM plan p WHERE key = 'starter'",
      [`full-${full.tenantId.slice(-6)}`],
    );
    await query(database.superuserUrl, "UPDATE tenant SET plan_key = $1 WHERE id = $2", [`full-${full.tenantId.slice(-6)}`, full.tenantId]);
    await send(full);
    await expect(processAll(full)).resolves.toEqual(["over_limit"]);
    for (const each of [scene, off, full]) await expect(leadsOf(each)).resolves.toEqual([]);
  });

  test("before a form was switched off is a lead, though it is looked at afterwards", async () => {
    const scene = await newScene();
    await send(scene);
    await changeForm(scene.manager, scene.form.id, { ...createFormInput.parse({ ...GIVEN, isActive: false }), version: 1 });
    await expect(processAll(scene)).resolves.toEqual(["lead"]);
  });

  test("too often from one address is held from the number on that the form says, and refused as a flood with an honest word", async () => {
    const scene = await newScene({ hourlyLimit: 2 });
    const from = { address: "198.51.100.7" };
    for (let index = 0; index < 3; index++) await send(scene, {}, from);
    await expect(processAll(scene)).resolves.toEqual(["lead", "lead", "spam"]);
    const flood = Promise.all(Array.from({ length: 60 }, () => send(scene, {}, from)));
    await expect(flood).rejects.toMatchObject({ code: "limit_exceeded" });
  });
});

describe("the proof of work", () => {
  const prove = (token: string, bits: number) => {
    for (let number = 0; ; number++)
      if (createHash("sha256").update(`${token}:${number}`).digest().readUInt32BE(0) >>> (32 - bits) === 0) return String(number);
  };

  test("lets through what was proved once, and holds what was not, or with a token that was used", async () => {
    const scene = await newScene({ proofBits: 8, minSeconds: 0 });
    const token = (await readPublicForm(runtime, scene.form.key))?.token ?? "";
    const proof = { _token: token, _proof: prove(token, 8) };
    await send(scene, proof);
    await expect(processAll(scene)).resolves.toEqual(["lead"]);
    await send(scene, proof);
    await send(scene, {});
    await send(scene, { _token: `${token}x`, _proof: "1" });
    await expect(processAll(scene)).resolves.toEqual(["lead", "spam", "spam", "spam"]);
    expect((await rowsOf(scene)).map(({ reasons }) => reasons)).toEqual([[], ["used_twice"], ["no_proof"], ["no_proof"]]);
  });

  test("does not let two through with one token at once", async () => {
    const scene = await newScene({ minSeconds: 0 });
    const token = (await readPublicForm(runtime, scene.form.key))?.token ?? "";
    await Promise.all([send(scene, { _token: token }), send(scene, { _token: token })]);
    const rows = await rowsOf(scene);
    await Promise.all(rows.map(({ id }) => processSubmissionJob.handle({ tenantId: scene.tenantId, submissionId: id }, attempt())));
    expect((await rowsOf(scene)).map(({ state }) => state).sort()).toEqual(["lead", "spam"]);
  });
});

describe("a review", () => {
  test("makes a lead of what was held, once, and leaves a place in the trail", async () => {
    const scene = await newScene();
    await send(scene, { website_address: "filled in by a helpful browser" });
    await processAll(scene);
    const [{ id = "" } = {}] = await rowsOf(scene);
    await expect(reviewSubmission(scene.member, { id, act: "process" })).rejects.toMatchObject({ code: "forbidden" });
    const other = await newScene();
    await expect(reviewSubmission(other.manager, { id, act: "process" })).rejects.toMatchObject({ code: "not_found" });
    await reviewSubmission(scene.manager, { id, act: "process" });
    await expect(processAll(scene)).resolves.toEqual(["lead"]);
    await expect(reviewSubmission(scene.manager, { id, act: "spam" })).rejects.toMatchObject({ code: "conflict" });
    await expect(leadsOf(scene)).resolves.toHaveLength(1);
  });

  test("cannot change anybody's words, whoever asks the database", async () => {
    const scene = await newScene();
    await send(scene, { message: "Mine" });
    const change = database.db.transaction({ kind: "tenant", tenantId: scene.tenantId }, (tx) =>
      tx.query({ text: "UPDATE form_submission SET payload = '{}' WHERE tenant_id = $1::uuid", values: [scene.tenantId] }),
    );
    await expect(change).rejects.toThrow();
  });
});

describe("the answer to whoever wrote", () => {
  test("goes out with the lead, and to one address once a day", async () => {
    const scene = await newScene({ replySubject: "We have your words", replyText: "We answer tomorrow.\n\nYours" });
    for (const message of ["one", "two"]) await send(scene, { email: "same@prospect.example", message });
    await send(scene, { email: "spam@prospect.example", website_address: "x" });
    await processAll(scene);
    const mails = await query<{ recipient: string; subject: string }>(
      database.superuserUrl,
      "SELECT recipient, subject FROM mail_message WHERE tenant_id = $1",
      [scene.tenantId],
    );
    expect(mails).toEqual([{ recipient: "same@prospect.example", subject: "We have your words" }]);
  });
});

describe("when things fail", () => {
  const breaking = (scene: Pick<Scene, "tenantId">) =>
    query(
      database.superuserUrl,
      `CREATE OR REPLACE FUNCTION break_lead() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.tenant_id = '${scene.tenantId}' THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$;
       CREATE OR REPLACE TRIGGER break_lead BEFORE INSERT ON lead FOR EACH ROW EXECUTE FUNCTION break_lead()`,
    );
  const mend = () => query(database.superuserUrl, "DROP TRIGGER IF EXISTS break_lead ON lead");
  const run = () => startJobWorker({ runtime, jobs: [processSubmissionJob], schedules: [], concurrency: 2 });

  test("a submission is stored although no job can be asked for, and the sweep asks for it", async () => {
    const scene = await newScene();
    const deaf = { ...runtime, jobs: { ...runtime.jobs, enqueue: () => Promise.reject(new Error("the queue is gone")) } };
    const { receipt } = await receiveSubmission(deaf, scene.form.key, {
      payload: { email: "kept@prospect.example" },
      address: null,
      origin: null,
      page: null,
      userAgent: null,
    });
    expect(receipt.received).toBe(true);
    await query(database.superuserUrl, "UPDATE form_submission SET received_at = received_at - interval '2 minutes' WHERE form_id = $1", [
      scene.form.id,
    ]);
    await tendSubmissionsJob.handle({}, attempt());
    worker = await run();
    await soon(async () => expect((await rowsOf(scene)).map(({ state }) => state)).toEqual(["lead"]));
  });

  test("what cannot be written as a lead says why, waits for a person after the last try, and can be processed again", async () => {
    const scene = await newScene();
    await send(scene);
    await breaking(scene);
    const [{ id = "" } = {}] = await rowsOf(scene);
    const data = { tenantId: scene.tenantId, submissionId: id };
    for (let number = 1; number <= 6; number++) await expect(processSubmissionJob.handle(data, attempt(number))).rejects.toThrow();
    await mend();
    await expect(rowsOf(scene)).resolves.toMatchObject([{ state: "failed", attempts: 6, last_error: expect.stringContaining("the disk is full") }]);
    await expect(leadsOf(scene)).resolves.toEqual([]);
    await reviewSubmission(scene.manager, { id, act: "process" });
    await expect(processAll(scene)).resolves.toEqual(["lead"]);
  });

  test("a worker that is stopped between storing and processing loses nothing, and nothing comes twice", async () => {
    const scene = await newScene({ hourlyLimit: 1_000 });
    const words = Array.from({ length: 40 }, (_, index) => `message ${index}`);
    const sending = (async () => {
      for (const message of words) await send(scene, { message });
    })();
    // Each is cut off in the midst of its work, and its runs are done again by the next.
    for (let round = 0; round < 3; round++) {
      const killed = await run();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await killed.stop();
    }
    await sending;
    worker = await run();
    await soon(async () => expect(new Set((await rowsOf(scene)).map(({ state }) => state))).toEqual(new Set(["lead"])));
    const leads = await leadsOf(scene);
    expect(leads.map(({ message }) => message).sort()).toEqual(words.toSorted());
  });
});
