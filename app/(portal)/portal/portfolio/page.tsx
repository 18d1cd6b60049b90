import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { PORTFOLIOS_PATH, portfolioPath } from "#components/portfolio/portfolio-paths";
import { KIND_LABELS, PortfolioStatusBadge } from "#components/portfolio/portfolio-words";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SoftLink } from "#components/ui/soft-link";
import { can } from "#lib/access";
import { listPortfolios } from "#lib/gamification";
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";

export const generateMetadata = pageTitle("portfolio", "portfolios");

export default async function PortfoliosPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, formats] = [await getWords("portfolio"), await getSay(), await getFormats()];
  const context = await tenantPage(PORTFOLIOS_PATH);
  if (!can(context, "content.read")) return <MissingPermission title={t("portfolios")} permission="content.read" />;
  const [portfolios, asked] = await Promise.all([listPortfolios(context), searchParams]);
  const begin = can(context, "content.create") ? (
    <LinkButton href={`${PORTFOLIOS_PATH}/new`} icon={<Icon name="plus" />}>
      {t("newPortfolio")}
    </LinkButton>
  ) : null;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("portfolios")} note={t("portfoliosNote")} actions={portfolios.length > 0 ? begin : null} />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title={t("portfolioDeleted")} /> : null}
      <Card isFlush>
        {portfolios.length === 0 ? (
          <EmptyState icon="award" title={t("noPortfolioYet")} action={begin}>
            {t("noPortfolioYetNote")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {portfolios.map(({ id, title, kind, status, isChangedSince, updatedAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4 md:px-6">
                <div className="min-w-0">
                  <SoftLink href={portfolioPath(id)} className="font-medium text-ink hover:underline">
                    {title}
                  </SoftLink>
                  <p className="text-muted">
                    {say(KIND_LABELS[kind])} · {t("changedAt", { day: formats.day(updatedAt.slice(0, 10)) })}
                  </p>
                </div>
                <span className="flex flex-wrap gap-2">
                  {isChangedSince && status !== "withdrawn" ? <Badge tone="warn">{t("changedSince")}</Badge> : null}
                  <PortfolioStatusBadge status={status} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
