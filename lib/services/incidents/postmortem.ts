import type { StaffContext } from "#lib/access";
import { readAcrossTenants, recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { wordsOf } from "#words";
import type { Locale } from "#words/locales";
import { sayIn } from "#words/say";
import { readRegistry } from "../registry/read-registry.ts";
import { requireServiceReader } from "../staff.ts";
import { acting, changedAt } from "./change-incident.ts";
import { draftPostmortem } from "./draft-postmortem.ts";
import { addEntries } from "./entries.ts";
import { readIncident } from "./list-incidents.ts";
import { actorOf, findIncident, ofIncident } from "./lock-incident.ts";
import type { ChangedIncident, Postmortem } from "./shapes.ts";
import { tellOfIncident } from "./tell.ts";

/** The post-mortem of an incident; where nobody wrote one, a draft of its timeline in this language. @throws `not_found`, `forbidden` without `service.read` */
export async function getPostmortem(context: StaffContext, id: string, locale: Locale): Promise<Postmortem> {
  requireServiceReader(context);
  return readAcrossTenants(context, "incident.list", async (tx) => {
    const { postmortem, version } = await findIncident(tx, id);
    if (postmortem !== null) return { markdown: postmortem, isDraft: false, version };
    const registry = await readRegistry(tx);
    const markdown = draftPostmortem(await readIncident(tx, id), {
      t: wordsOf(locale, "incidents"),
      causes: wordsOf(locale, "causes"),
      nameOf: (key) => registry.get(key)?.name ?? key,
      duration: inUnits,
      say: (sentence) => sayIn(locale, sentence),
    });
    return { markdown, isDraft: true, version };
  });
}

/** Keeps the post-mortem as somebody wrote it; the incident is one then. @throws `not_found`; `conflict` for an old version, or while it is open */
export async function writePostmortem(context: StaffContext, id: string, version: number, markdown: string): Promise<ChangedIncident> {
  return acting(context, "incident.postmortem", id, version, async (tx, before) => {
    if (!before.resolved_at) throw conflict("The post-mortem is written when the incident is resolved.");
    await tx.prisma.incident.updateMany({ where: { id }, data: { postmortem: markdown, status: "postmortem", ...changedAt(context) } });
    await addEntries(tx, [{ incidentId: id, at: context.clock.now(), kind: "postmortem", actorId: actorOf(context) }]);
    // The trail keeps that it was written: the text stands with the incident.
    await recordAudit(context, tx, { action: "incident.postmortem", ...ofIncident(id), after: { characters: markdown.length } });
    await tellOfIncident(context, tx, id, "postmortem");
    return true;
  });
}

const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** A length of time by its two largest units, which every language writes so: "1 h 5 min". */
function inUnits(ms: number): string {
  let rest = Math.max(0, Math.round(ms / 1_000));
  const first = Math.max(
    0,
    UNITS.findIndex(([, size]) => rest >= size),
  );
  if (rest === 0) return "0 s";
  const parts = UNITS.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? "" : `${count} ${unit}`;
  });
  return parts.filter(Boolean).join(" ");
}
