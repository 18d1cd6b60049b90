import type { FigureRow, FiguresAnswer, FiguresInput } from "#lib/campaigns/schema";
import { addressOf } from "#lib/web";

const DAY_MS = 86_400_000;

/** Where the rows are that a sum is made of: first its campaigns and channels, then its days. Null for a row that is one itself. */
export function drillInto({ from, campaignId, channel }: FigureRow, { period, grain, by }: FiguresAnswer, input: FiguresInput): string | null {
  const isOne = grain === "day" && by.length === 2;
  if (isOne) return campaignId ? `/portal/campaigns/${campaignId}` : null;
  const within = from === null || grain === "all" ? period : bucketOf(from, grain, period);
  const narrowed = {
    ...within,
    campaigns: campaignId ?? input.campaigns?.join(","),
    channels: channel ?? input.channels?.join(","),
    currency: input.currency,
  };
  const next =
    by.length === 2
      ? { grain: "day", by: "campaign,channel" }
      : { grain: grain === "day" ? "day" : "all", by: by.length === 0 ? "campaign" : "campaign,channel" };
  return addressOf("/portal/figures", { ...narrowed, ...next });
}

/** The days of a day, week or month, as far as they lie in the period. */
function bucketOf(from: string, grain: FiguresAnswer["grain"], period: FiguresAnswer["period"]): FiguresAnswer["period"] {
  const first = new Date(`${from}T00:00:00Z`);
  const last =
    grain === "month"
      ? new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
      : new Date(first.getTime() + (grain === "week" ? 6 : 0) * DAY_MS);
  const to = last.toISOString().slice(0, 10);
  return { from: later(from, period.from), to: earlier(to, period.to) };
}

// Days are written so that their order as text is their order in time.
const earlier = (a: string, b: string) => (a.localeCompare(b) < 0 ? a : b);
const later = (a: string, b: string) => (a.localeCompare(b) > 0 ? a : b);
