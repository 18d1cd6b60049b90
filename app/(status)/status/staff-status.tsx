import { getFormats, getWords } from "#components/format/words";
import { ServiceGraph } from "#components/services/service-graph";
import { ServiceStateBadge } from "#components/services/service-state";
import { SERVICES_PATH } from "#components/services/services-address";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { LinkButton } from "#components/ui/link-button";
import { TextLink } from "#components/ui/text-link";
import { isAppError } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { causeSentences, clockIn, drawGraph, graphOf, type KnownStatus, knownStatus, NODE_SIZE } from "#lib/services";
import type { ServiceState } from "#lib/services/schema";
import { pageReader } from "#lib/web";
import { wordsOf } from "#words";
import { Causes } from "./causes.tsx";

/** More would be no drawing that one could read; the table of all is under Services. */
const MOST_DRAWN = 60;

const statusHref = (key: string) => `/status/${encodeURIComponent(key)}`;

/** For staff: what is broken, why, whom it reaches and what to do first; and how all services hang together. */
export async function StaffStatus() {
  const t = await getWords("services");
  const known = await readableStatus();
  if (known === null)
    return (
      <Callout tone="warn" title={t("servicesCannotBeRead")}>
        {t("theDatabaseKeepsIt")}
      </Callout>
    );
  const [f, { locale, timeZone }] = [await getFormats(), await pageReader()];
  const { services, explanation } = known.situation;
  const graph = graphOf(services);
  const names = new Map(services.map(({ key, name }) => [key, name]));
  const nameOf = (key: string) => names.get(key) ?? key;
  const sentenceOf = causeSentences(explanation, { t: wordsOf(locale, "causes"), nameOf, time: clockIn(locale, timeZone, explanation.at) });
  const causes = new Set(explanation.causes.flatMap(({ members }) => members));
  const drawn = keysDrawn(known);
  const shown = new Map(services.map(({ key, name, state }) => [key, { name, state, isCause: causes.has(key) }]));
  return (
    <>
      <Causes graph={graph} explanation={explanation} sentenceOf={sentenceOf} nameOf={nameOf} hrefOf={statusHref} />
      <Card
        title={t("howServicesAre")}
        note={
          drawn.length < services.length ? t("onlyAround", { shown: f.number(drawn.length), all: f.number(services.length) }) : t("fromLeftToRight")
        }
        actions={
          <LinkButton href={SERVICES_PATH} variant="secondary" size="sm">
            {t("manageServices")}
          </LinkButton>
        }
        isFlush
      >
        <ServiceGraph drawing={drawGraph(graph, drawn)} size={NODE_SIZE} services={shown} hrefOf={statusHref} />
        <DataTable
          caption={t("services")}
          rows={services.filter(({ key }) => drawn.includes(key)).toSorted(worstFirst)}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "service",
              header: t("service"),
              isPrimary: true,
              cell: ({ key, name }) => (
                <TextLink href={statusHref(key)} isStretched className="block truncate">
                  <bdi>{name}</bdi>
                </TextLink>
              ),
            },
            { key: "state", header: t("state"), cell: ({ state }) => <ServiceStateBadge state={state} /> },
            { key: "why", header: t("why"), hasWords: true, isOffCards: true, showFrom: "lg", cell: ({ key }) => sentenceOf(key) ?? "–" },
            {
              key: "needs",
              header: t("needs"),
              hasWords: true,
              isOffCards: true,
              showFrom: "xl",
              cell: ({ needs }) => needs.map((need) => nameOf(need.key)).join(", ") || "–",
            },
          ]}
        />
      </Card>
    </>
  );
}

const URGENCY = { down: 0, degraded: 1, maintenance: 2, unknown: 3, operational: 4 } as const satisfies Record<ServiceState, number>;
const worstFirst = (one: { state: ServiceState }, other: { state: ServiceState }) => URGENCY[one.state] - URGENCY[other.state];

/** All of few; of many those that fail, with what is next to them. */
function keysDrawn({ situation: { services, explanation } }: KnownStatus): string[] {
  if (services.length <= MOST_DRAWN) return services.map(({ key }) => key);
  const failing = new Set(explanation.services.map(({ key }) => key));
  const near = services.filter(({ needs, neededBy }) => [...needs, ...neededBy].some(({ key }) => failing.has(key))).map(({ key }) => key);
  return [...new Set([...failing, ...near])].slice(0, MOST_DRAWN);
}

async function readableStatus(): Promise<KnownStatus | null> {
  try {
    return await knownStatus(getRuntime());
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}
