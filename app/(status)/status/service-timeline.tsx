import { getFormats, getWords } from "#components/format/words";
import { TimelineBands } from "#components/services/timeline/bands";
import { TimelineLegend } from "#components/services/timeline/legend";
import { TimelinePatterns } from "#components/services/timeline/patterns";
import { RANGE_WORDS } from "#components/services/timeline/range-words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import type { StaffContext } from "#lib/access";
import { isAppError } from "#lib/platform/errors";
import { readTimeline } from "#lib/services";
import { TIMELINE_LIMITS, TIMELINE_RANGES, type Timeline, type TimelineInput, type TimelineRange, timelineInput } from "#lib/services/schema";
import { addressOf, type ByAddress, chooseParams, readByAddress, type SearchParams } from "#lib/web";
import { TimelineEvents } from "./timeline-events.tsx";
import { TimelineOverview } from "./timeline-overview.tsx";

const PATH = "/status";
const RANGES = Object.keys(TIMELINE_RANGES) as TimelineRange[];
const hrefOfService = (key: string) => `/status/${encodeURIComponent(key)}`;

/** How all services were in a window of time, for staff, with what happened in it. The address says which window. Nothing while the database is away. */
export async function ServiceTimeline({ context, asked }: { context: StaffContext; asked: Awaited<SearchParams> }) {
  const t = await getWords("timeline");
  const read = await readable(context, asked);
  if (!read) return null;
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={PATH} />;
  const { input, answer: timeline } = read;
  const { window } = timeline;
  return (
    <div id="timeline" className="grid scroll-mt-6 gap-6">
      <TimelinePatterns />
      <Card
        title={t("timeline")}
        note={t("note")}
        isFlush
        actions={
          window.isWhole ? null : (
            <LinkButton href={addressOf(PATH, kept(input, window.range))} scroll={false} variant="secondary" size="sm">
              {t("showAll")}
            </LinkButton>
          )
        }
      >
        <div className="px-5 md:px-6">
          <Tabs
            label={t("range")}
            items={RANGES.map((range) => ({
              label: t(RANGE_WORDS[range]),
              href: addressOf(PATH, kept(input, range)),
              isCurrent: range === window.range,
            }))}
          />
        </div>
        <TimelineOverview timeline={timeline} params={kept(input, window.range)} />
        <div className="border-t px-5 py-3 md:px-6">
          <TimelineLegend />
        </div>
        <div className="border-t">
          {timeline.bands.length > 0 ? (
            <TimelineBands timeline={timeline} hrefOf={hrefOfService} />
          ) : (
            <EmptyState icon="activity" title={t("noServices")}>
              {t("noServicesNote")}
            </EmptyState>
          )}
        </div>
        <Pages timeline={timeline} input={input} />
      </Card>
      <TimelineEvents timeline={timeline} hrefOfService={hrefOfService} />
    </div>
  );
}

async function Pages({ timeline, input }: { timeline: Timeline; input: TimelineInput }) {
  const [t, f] = [await getWords("timeline"), await getFormats()];
  const all = Object.values(timeline.sizes).reduce((sum, size) => sum + size, 0);
  if (all === 0) return null;
  const { page, bands, from, to } = input;
  const first = (page - 1) * bands;
  const hrefOf = (next: number) =>
    addressOf(PATH, { ...kept(input, timeline.window.range), from: from?.toISOString(), to: to?.toISOString(), page: next > 1 ? next : null });
  const isAll = page === 1 && timeline.bands.length === all;
  return (
    <div className="border-t px-5 py-4 md:px-6">
      <Pagination
        label={t("pages")}
        firstHref={page > 1 ? hrefOf(1) : null}
        nextHref={first + bands < all ? hrefOf(page + 1) : null}
        summary={
          isAll
            ? t("allDrawn", { all, allText: f.number(all) })
            : t("someDrawn", { first: f.number(Math.min(first + 1, all)), last: f.number(first + timeline.bands.length), all: f.number(all) })
        }
      />
    </div>
  );
}

/** What of the address stays when another window is chosen. */
const kept = ({ bands }: TimelineInput, range: TimelineRange): Record<string, string> => ({
  range,
  ...(bands !== TIMELINE_LIMITS.shown && { bands: String(bands) }),
});

async function readable(context: StaffContext, asked: Awaited<SearchParams>): Promise<ByAddress<TimelineInput, Timeline> | null> {
  try {
    const params = chooseParams(asked, ["range", "from", "to", "bands", "page"]);
    return await readByAddress(timelineInput, params, (input) => readTimeline(context, input));
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  }
}
