import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getSay, getWords } from "#components/format/words";
import { ServiceStateBadge } from "#components/services/service-state";
import { serviceHref } from "#components/services/services-address";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { causeSentences, clockIn, getService, knownStatus, readServiceStates } from "#lib/services";
import { serviceKey } from "#lib/services/schema";
import { pageReader, readById, staffPage } from "#lib/web";
import { wordsOf } from "#words";
import { SiteFrame } from "../../../(marketing)/site-frame.tsx";
import { LatencyChart } from "./latency-chart.tsx";
import { LookLog } from "./look-log.tsx";
import { StateDays } from "./state-days.tsx";
import { StateList } from "./state-list.tsx";

interface Props {
  params: Promise<{ service: string }>;
}

const DAYS = 90;

/** For the page and its title alike: what one may not see, the other must not tell. */
const readService = cache(async (key: string) => {
  const context = await staffPage(`/status/${encodeURIComponent(key)}`);
  if (!can(context, "service.read")) notFound();
  return { context, ...(await readById(key, () => getService(context, key), serviceKey)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getWords("services");
  const { service } = await readService((await params).service);
  return { title: t("statusOf", { name: service.name }) };
}

/** How one service is and was, for staff. */
export default async function ServiceStatusPage({ params }: Props) {
  const [t, say, { locale, timeZone }, { service: key }] = [await getWords("services"), await getSay(), await pageReader(), await params];
  const { context, service } = await readService(key);
  const [{ situation }, intervals] = await Promise.all([knownStatus(getRuntime()), readServiceStates(context, key, DAYS)]);
  const now = context.clock.now();
  const names = new Map(situation.services.map((each) => [each.key, each.name]));
  const time = clockIn(locale, timeZone, situation.explanation.at);
  const why = causeSentences(situation.explanation, { t: wordsOf(locale, "causes"), nameOf: (each) => names.get(each) ?? each, time })(key);
  const state = situation.services.find((each) => each.key === key)?.state ?? "unknown";
  return (
    <SiteFrame>
      <div className="grid gap-6">
        <PageHeader
          title={service.name}
          mark={<ServiceStateBadge state={state} />}
          note={service.description || undefined}
          breadcrumbs={[{ label: say("Status"), href: "/status" }, { label: service.name }]}
          actions={
            <LinkButton href={serviceHref(key)} variant="secondary">
              {t("settings")}
            </LinkButton>
          }
        />
        {why ? <Callout tone={state === "down" ? "bad" : "warn"} title={why} /> : null}
        <Card title={t("past90Days")} note={t("whatItWas")}>
          <StateDays intervals={intervals} now={now} days={DAYS} />
        </Card>
        <LatencyChart context={context} serviceKey={key} />
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <StateList intervals={intervals} now={now} />
          <LookLog context={context} serviceKey={key} isOwn={service.origin === "built-in"} />
        </div>
      </div>
    </SiteFrame>
  );
}
