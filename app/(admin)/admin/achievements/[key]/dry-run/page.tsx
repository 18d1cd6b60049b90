import { notFound } from "next/navigation";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { MayNotManage } from "#components/gamification/no-permission";
import { UnlockTable } from "#components/gamification/unlock-table";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { dryRun, findDefinition } from "#lib/gamification";
import { definitionKey, versionNumber } from "#lib/gamification/schema";
import { readById, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("definitions", "dryRun");

interface Props {
  params: Promise<{ key: string }>;
  searchParams: SearchParams;
}

/** Tries a version on the past. The address says which; without one it is the newest. */
export default async function DryRunPage({ params, searchParams }: Props) {
  const [t, say, f] = [await getWords("definitions"), await getSay(), await getFormats()];
  const [{ key }, query] = await Promise.all([params, searchParams]);
  const path = `/admin/achievements/${encodeURIComponent(key)}`;
  const context = await staffPage(`${path}/dry-run`);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("achievements")} />;
  const { name, versions } = await readById(key, () => findDefinition(context, key), definitionKey);
  const wanted = query.version === undefined ? versions[0]?.version : versionNumber.safeParse(query.version).data;
  const found = versions.find(({ version }) => version === wanted);
  if (!found) notFound();
  const result = await dryRun(context, found.content);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("dryRunOf", { version: f.number(found.version) })}
        note={t("dryRunNote")}
        breadcrumbs={[{ label: t("achievements"), href: "/admin/achievements" }, { label: say(name), href: path }, { label: t("dryRun") }]}
      />
      <Card>
        <p className="font-semibold text-ink text-lg">{t("wouldUnlock", { tenants: result.tenants, number: f.number(result.tenants) })}</p>
        <p className="mt-1 text-soft text-sm">{t("byPeople", { people: result.people, number: f.number(result.people) })}</p>
        <p className="mt-1 text-muted text-sm">{t("readSoMuch", { events: f.number(result.eventsRead), tenants: f.number(result.tenantsRead) })}</p>
      </Card>
      {result.isPartial ? <Callout tone="warn">{t("partial")}</Callout> : null}
      <Card isFlush>
        <UnlockTable unlocks={result.unlocks} now={context.clock.now()} />
      </Card>
    </div>
  );
}
