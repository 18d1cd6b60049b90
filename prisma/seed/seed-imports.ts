import { addImportPiece, beginImport, figureImportJob, startImport, undoImport } from "#lib/campaigns";
import { beginImportInput, type ImportedDay, type ImportedFile } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { asOf } from "./one-transaction.ts";
import { type MemberOfDemo, personOf } from "./people.ts";
import { asRuntime, DAY_MS, HOUR_MS, type Services } from "./services.ts";

const JOB_MS = 60_000;

/**
 * Imports two exports of Google Ads as somebody would by hand: one of yesterday with lines that have to be mended, and one of the month before
 * that was taken back, for its amounts had lost their decimal point. It comes before the figures of the files, which it leaves as they are told.
 * @param services whose jobs tell nobody
 */
export async function seedImports(services: Services, tenant: { id: string; slug: string }, file: ImportedFile): Promise<void> {
  const [there] = await services.db.system<{ imports: number }>({
    text: "SELECT count(*)::int AS imports FROM figure_import WHERE tenant_id = $1::uuid AND source <> 'own'",
    values: [tenant.id],
  });
  if (tenant.slug !== "harbor-dental" || there?.imports !== 0) return;
  const person = await personOf(services, tenant.id, `manager@${tenant.slug}.example`);
  const now = services.clock.now().getTime();
  const lines = exportOf(file, "2026-11-16", "2026-11-22");
  const [first = "", second = ""] = lines;
  const broken = [
    first.replace("2026-11-16", "2026-11-31"),
    second.replace(/"[\d,.]+",/, "see below,"),
    first.replace(",USD,", ",EUR,"),
    first.replace("2026-11-16", "Week 47"),
  ];
  const inWrongUnits = exportOf(file, "2026-10-01", "2026-10-14", 100);
  const undone = await importAt(asOf(person, now - 30 * DAY_MS), "google-ads-october.csv", inWrongUnits);
  const later = asOf(person, now - 30 * DAY_MS + HOUR_MS);
  await undoImport(later, undone);
  await runJob(later, undone);
  await importAt(asOf(person, now - 20 * HOUR_MS), "google-ads-week-47.csv", [...lines.slice(0, 3), ...broken, ...lines.slice(3)]);
}

async function importAt(context: MemberOfDemo, fileName: string, lines: readonly string[]): Promise<string> {
  const head = ["Campaign report", "Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value"];
  const bytes = Buffer.from([...head, ...lines, ""].join("\n"));
  const { id } = await beginImport(context, beginImportInput.parse({ fileName, sizeBytes: bytes.length }));
  await addImportPiece(context, id, { position: 0, base64: bytes.toString("base64") });
  await startImport(context, id);
  await runJob(context, id);
  return id;
}

const runJob = (context: MemberOfDemo, importId: string): Promise<void> =>
  figureImportJob.handle(
    { tenantId: context.tenant.id, importId },
    { id: newId(), attempt: 1, signal: AbortSignal.timeout(JOB_MS), runtime: asRuntime(context) },
  );

/** Lines as Google Ads exports them, of days of the file. @param times by which amounts are too large */
function exportOf({ campaigns, days }: ImportedFile, from: string, to: string, times = 1): string[] {
  const nameOf = new Map(campaigns.map(({ key, name, currency }) => [key, { name, currency }]));
  const thousands = (amount: string) =>
    `"${(Number(amount) * times).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}"`;
  const line = ({ day, campaign, spend, impressions, clicks, conversions, revenue }: ImportedDay) => {
    const { name = campaign, currency = "USD" } = nameOf.get(campaign) ?? {};
    return `${day},"${name}",${currency},${thousands(spend)},"${impressions.toLocaleString("en-US")}",${clicks},${conversions}.00,${thousands(revenue)}`;
  };
  return days.filter(({ channel, day }) => channel === "google_ads" && from <= day && day <= to).map(line);
}
