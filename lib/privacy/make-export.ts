import { z } from "zod";
import { recordAudit } from "#lib/audit";
import { languageOfAddress } from "#lib/identity";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { zip } from "#lib/platform/zip";
import { archiveIndex } from "./archive-index.ts";
import { type CollectedPart, collectData, jsonOf } from "./collect-data.ts";
import { findPerson, type Person } from "./person.ts";
import { portalContext } from "./portal-context.ts";
import { EXPORT_KEPT_DAYS } from "./schema.ts";

const DAY_MS = 86_400_000;

/** Makes the copy that somebody asked for, and tells them by mail. One that was made or given up already is left alone. */
export const makeExportJob = defineJob({
  name: "privacy.make_export",
  schema: z.object({ id: z.uuid() }),
  concurrency: 1,
  async handle({ id }, { runtime, id: jobId }) {
    const [row] = await runtime.db.system<{ user_id: string }>({
      text: "SELECT user_id FROM data_export WHERE id = $1 AND status = 'waiting'",
      values: [id],
    });
    if (!row) return;
    const now = runtime.clock.now();
    const collected = await runtime.db.read({ kind: "system", purpose: "make a copy of a person’s data" }, async (tx) => {
      const person = await findPerson(tx, row.user_id);
      return person && !person.isErased ? { person, parts: await collectData(tx, person, now) } : null;
    });
    if (collected) await store(runtime, jobId, id, collected.person, archiveOf(collected.person, collected.parts, now), now);
  },
});

function archiveOf(person: Person, parts: CollectedPart[], now: Date): Uint8Array<ArrayBuffer> {
  const files = parts.map(({ fileName, rows, what, why, isComplete }) => ({
    name: `data/${fileName}`,
    text: jsonOf({ what, why, isComplete, rows }),
  }));
  return zip([{ name: "index.html", text: archiveIndex(person, parts, now) }, ...files], now);
}

async function store(runtime: Runtime, jobId: string, id: string, person: Person, archive: Uint8Array<ArrayBuffer>, now: Date): Promise<void> {
  await runtime.db.transaction({ kind: "system", purpose: "keep a copy of a person’s data" }, async (tx) => {
    const expiresAt = new Date(now.getTime() + EXPORT_KEPT_DAYS * DAY_MS);
    const made = { status: "ready", readyAt: now, expiresAt, sizeBytes: archive.length, archive };
    const { count } = await tx.prisma.dataExport.updateMany({ where: { id, status: "waiting" }, data: made });
    if (count === 0) return;
    await recordAudit(portalContext(runtime, "job privacy.make_export", jobId), tx, {
      action: "privacy.export_ready",
      tenantId: null,
      subjectType: "user",
      subjectId: person.id,
      after: { sizeBytes: archive.length },
    });
    const mail = composeMail(await languageOfAddress(tx, person.email), {
      title: "The copy of your data is ready",
      greeting: `Hello ${person.name},`,
      paragraphs: [
        `you can download it for ${EXPORT_KEPT_DAYS} days, signed in. It is a ZIP archive: open index.html in it.`,
        "If you did not ask for it, somebody may be in your account: end your sessions and change your password.",
      ],
      action: { label: "Go to your data", url: `${runtime.config.publicUrl}/account/privacy` },
    });
    await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...mail });
  });
}
