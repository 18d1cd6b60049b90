import type { PlanChoice } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";

const TOO_SMALL = {
  people: "tooSmallPeople",
  campaigns: "tooSmallCampaigns",
  leads: "tooSmallLeads",
  reports: "tooSmallReports",
  api_calls: "tooSmallCalls",
} as const;

type Some = "people" | "campaigns" | "leads" | "reports";

/** All plans side by side: what each has room for, from when it would count, and what stands in its way. */
export function PlanChoices({ plans, hrefOf, timeZone }: { plans: PlanChoice[]; hrefOf: (key: string) => string; timeZone: string }) {
  const t = useWords("invoices");
  const f = useFormats();
  const of = (limit: number | null, some: Some, any: `${Some}Unlimited`) => (limit === null ? t(any) : t(some, { count: limit }));
  return (
    <ul className="grid gap-6 md:grid-cols-2 xl:grid-cols-4">
      {plans.map(({ key, name, priceMinor, currency, isCurrent, isAtOnce, effectiveAt, exceeded, ...limits }) => (
        <li key={key} className={`flex min-w-0 flex-col gap-4 rounded-2xl border bg-surface p-5 md:p-6 ${isCurrent ? "border-accent" : ""}`}>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="font-semibold text-ink text-lg wrap-anywhere">{name}</h2>
            {isCurrent ? <Badge tone="accent">{t("yourPlan")}</Badge> : null}
          </div>
          <p className="font-semibold text-ink tabular-nums">{t("pricePerMonth", { price: f.minorMoney(priceMinor, { currency }) })}</p>
          <ul className="grid gap-1.5 text-sm text-soft">
            <li>{of(limits.maxUsers, "people", "peopleUnlimited")}</li>
            <li>{of(limits.maxCampaigns, "campaigns", "campaignsUnlimited")}</li>
            <li>{of(limits.maxLeads, "leads", "leadsUnlimited")}</li>
            <li>{of(limits.maxReportsPerMonth, "reports", "reportsUnlimited")}</li>
            <li>{t("apiCalls", { count: limits.maxApiCallsPerHour })}</li>
          </ul>
          {isCurrent ? null : (
            <Way {...{ exceeded, isAtOnce, name }} href={hrefOf(key)} day={f.date(new Date(effectiveAt), { precision: "date", timeZone })} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface WayProps extends Pick<PlanChoice, "exceeded" | "isAtOnce" | "name"> {
  href: string;
  day: string;
}

function Way({ exceeded, isAtOnce, name, href, day }: WayProps) {
  const t = useWords("invoices");
  const f = useFormats();
  if (exceeded.length > 0)
    return (
      <div className="mt-auto grid gap-1 text-sm">
        <p className="flex items-center gap-2 font-medium text-warn">
          <Icon name="triangle-exclamation-point" className="size-4" />
          {t("tooSmall")}
        </p>
        {exceeded.map(({ what, used, limit }) => (
          <p key={what} className="text-soft">
            {t(TOO_SMALL[what], { used: f.number(used), limit: f.number(limit ?? 0) })}
          </p>
        ))}
      </div>
    );
  return (
    <div className="mt-auto grid gap-3">
      <p className="text-muted text-sm">{isAtOnce ? t("countsAtOnce") : t("countsFrom", { day })}</p>
      <LinkButton href={href} variant="secondary" aria-label={`${t("lookAtIt")}: ${name}`}>
        {t("lookAtIt")}
      </LinkButton>
    </div>
  );
}
