import { CHANNEL_LABELS } from "#components/campaigns/campaign-words";
import { FiguresTable } from "#components/figures/figures-table";
import { FreshnessLine } from "#components/figures/freshness-line";
import { SumChart } from "#components/figures/sum-chart";
import { TotalsRow } from "#components/figures/totals-row";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Button } from "#components/ui/button";
import { buttonStyle } from "#components/ui/button-style";
import { Card } from "#components/ui/card";
import { DateRangeField } from "#components/ui/date-range-field";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { figures } from "#lib/campaigns";
import { type FigureRow, type FiguresAnswer, type FiguresInput, figuresInput, GRAINS, HOME_DAYS } from "#lib/campaigns/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";
import { drillInto } from "./drill-into.ts";

export const generateMetadata = pageTitle("figures", "figures");

const PATH = "/portal/figures";
const ASKED = ["days", "from", "to", "grain", "by", "campaigns", "channels", "currency", "page"] as const;
const PARTS = ["", "channel", "campaign", "campaign,channel"] as const;
const GRAIN_KEYS = { all: "grainAll", day: "grainDay", week: "grainWeek", month: "grainMonth" } as const;
const PART_KEYS = { "": "byNothing", channel: "byChannel", campaign: "byCampaign", "campaign,channel": "byBoth" } as const;

export default async function FiguresPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, say, asked] = await Promise.all([getWords("figures"), getFormats(), getSay(), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "campaign.read")) return <MissingPermission title={t("figures")} permission="campaign.read" />;
  const params = chooseParams(asked, ASKED);
  const read = await readByAddress(figuresInput, params, async (input) => {
    const [answer, overTime] = await Promise.all([figures(context, input), figures(context, chartInput(input))]);
    return { answer, overTime };
  });
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        <PageHeader title={t("figures")} note={t("figuresNote")} />
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const { input } = read;
  const { answer, overTime } = read.answer;
  const { page: _, ...kept } = params;
  const address = (change: Record<string, string | number | undefined>) => addressOf(PATH, { ...(kept as Record<string, string>), ...change });
  const by = (input.by ?? []).join(",") as (typeof PARTS)[number];
  const chosen = [
    ...(input.channels ?? []).map((channel) => ({
      label: say(CHANNEL_LABELS[channel]),
      href: address({ channels: without(input.channels, channel) }),
    })),
    ...(input.campaigns ?? []).map((id) => ({
      label: nameIn(answer, id) ?? t("oneCampaign"),
      href: address({ campaigns: without(input.campaigns, id) }),
    })),
  ];
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("figures")}
        note={
          <>
            {t("figuresOf", { from: f.day(answer.period.from), to: f.day(answer.period.to), currency: answer.currency })}{" "}
            <FreshnessLine freshness={answer.freshness} />
          </>
        }
        actions={
          <a href={addressOf("/api/v1/figures/export", exported(params, answer))} download className={buttonStyle("secondary")}>
            <Icon name="download" className="size-4" />
            {t("exportCsv")}
          </a>
        }
      />
      <div className="grid gap-2">
        <Tabs
          label={t("period")}
          items={HOME_DAYS.map((days) => ({
            label: t("days", { days: String(days) }),
            href: address({ days, from: undefined, to: undefined }),
            isCurrent: !input.from && (input.days ?? 28) === days,
          }))}
        />
        <Tabs
          label={t("sumsOf")}
          items={GRAINS.map((grain) => ({ label: t(GRAIN_KEYS[grain]), href: address({ grain }), isCurrent: input.grain === grain }))}
        />
        <Tabs
          label={t("toldApartBy")}
          items={PARTS.map((part) => ({ label: t(PART_KEYS[part]), href: address({ by: part || undefined }), isCurrent: by === part }))}
        />
      </div>
      <form action={PATH} aria-label={t("otherPeriod")} className="flex flex-wrap items-end gap-3">
        {ASKED.filter((name) => !["days", "from", "to", "page"].includes(name) && typeof params[name] === "string").map((name) => (
          <input key={name} type="hidden" name={name} value={String(params[name])} />
        ))}
        <DateRangeField
          legend={t("otherPeriod")}
          fromName="from"
          toName="to"
          defaultFrom={answer.period.from}
          defaultTo={answer.period.to}
          today={context.clock.now().toISOString().slice(0, 10)}
          locale={f.locale}
        />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </form>
      {chosen.length > 0 ? (
        <ul aria-label={t("only")} className="flex flex-wrap items-center gap-2">
          {chosen.map(({ label, href }) => (
            <li key={href}>
              <LinkButton href={href} variant="secondary" size="sm" icon={<Icon name="x" className="size-4" />} aria-label={t("remove", { label })}>
                <bdi>{label}</bdi>
              </LinkButton>
            </li>
          ))}
        </ul>
      ) : null}
      {answer.totals ? <TotalsRow totals={answer.totals} currency={answer.currency} /> : null}
      {overTime.rows.length > 1 ? <SumChart answer={overTime} /> : null}
      <Card title={t("rows")} note={t("rowsNote", { number: f.number(answer.rowCount) })} isFlush>
        <FiguresTable
          answer={answer}
          hrefOf={(row: FigureRow) => drillInto(row, answer, input)}
          empty={
            <EmptyState icon="chart-column" title={t("noFigures")}>
              {t("noFiguresNote")}
            </EmptyState>
          }
        />
      </Card>
      {answer.otherCurrencies.length > 0 ? (
        <p className="text-muted text-sm">{t("otherCurrencies", { currencies: f.list(answer.otherCurrencies) })}</p>
      ) : null}
      <Pagination
        label={t("pagesOfRows")}
        firstHref={input.page > 1 ? address({}) : null}
        nextHref={answer.nextPage ? address({ page: answer.nextPage }) : null}
      />
    </div>
  );
}

/** What is drawn: the same selection over time alone. */
const chartInput = (input: FiguresInput): FiguresInput => ({
  ...input,
  by: undefined,
  grain: input.grain === "all" ? "month" : input.grain,
  page: 1,
  limit: 1_000,
});

const without = (list: readonly string[] | undefined, item: string) => list?.filter((each) => each !== item).join(",") || undefined;

const nameIn = ({ rows }: FiguresAnswer, id: string) => rows.find(({ campaignId }) => campaignId === id)?.campaignName ?? null;

/** The file has what is on the screen: also when the period was not said and tomorrow would be another. */
function exported({ days: _days, page: _page, ...params }: Partial<Record<(typeof ASKED)[number], string | string[]>>, { period }: FiguresAnswer) {
  return { ...(params as Record<string, string>), from: period.from, to: period.to };
}
