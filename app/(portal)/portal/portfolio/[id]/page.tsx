import type { Metadata } from "next";
import { cache } from "react";
import { getWords } from "#components/format/words";
import { BadgesStep } from "#components/portfolio/badges-step";
import { FiguresStep } from "#components/portfolio/figures-step";
import { PORTFOLIO_STEPS, PORTFOLIOS_PATH, portfolioPath } from "#components/portfolio/portfolio-paths";
import { PortfolioStatusBadge } from "#components/portfolio/portfolio-words";
import { PublishStep } from "#components/portfolio/publish-step";
import { StudiesStep } from "#components/portfolio/studies-step";
import { TestimonialsStep } from "#components/portfolio/testimonials-step";
import { TextsStep } from "#components/portfolio/texts-step";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Stepper } from "#components/ui/stepper";
import { can } from "#lib/access";
import { getPortfolio, sayFigure, shareTexts } from "#lib/gamification";
import type { PortfolioDraft } from "#lib/gamification/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { MissingPermission } from "../../missing-permission.tsx";
import * as actions from "../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

/** For the page and its title alike; null for whoever may not see it. */
const readPortfolio = cache(async (id: string) => {
  const context = await tenantPage(portfolioPath(id));
  return { context, portfolio: can(context, "content.read") ? await readById(id, () => getPortfolio(context, id)) : null };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { portfolio } = await readPortfolio((await params).id);
  return { title: portfolio?.title ?? (await getWords("portfolio"))("portfolios") };
}

export default async function PortfolioPage({ params, searchParams }: Props) {
  const t = await getWords("portfolio");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, portfolio } = await readPortfolio(id);
  if (!portfolio) return <MissingPermission title={t("portfolios")} permission="content.read" />;
  const step = PORTFOLIO_STEPS.find((each) => each === asked.step) ?? "figures";
  const may = { change: can(context, "content.update"), publish: can(context, "content.execute"), remove: can(context, "content.delete") };
  const labels = {
    figures: t("stepFigures"),
    badges: t("stepBadges"),
    studies: t("stepStudies"),
    testimonials: t("stepTestimonials"),
    texts: t("stepTexts"),
    publish: t("stepPublish"),
  };
  const common = { portfolio, may, actions, newKey: newId };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={portfolio.title}
        mark={<PortfolioStatusBadge status={portfolio.status} />}
        breadcrumbs={[{ label: t("portfolios"), href: PORTFOLIOS_PATH }, { label: portfolio.title }]}
        actions={
          <LinkButton href={`${PORTFOLIOS_PATH}/${portfolio.id}/preview`} target="_blank" variant="secondary" icon={<Icon name="eye" />}>
            {t("preview")}
          </LinkButton>
        }
      />
      <Stepper
        label={t("steps")}
        steps={PORTFOLIO_STEPS.map((each, index) => ({
          label: labels[each],
          href: portfolioPath(portfolio.id, each),
          state: each === step ? "current" : problemsAt(portfolio, each) ? "error" : index < PORTFOLIO_STEPS.indexOf(step) ? "done" : "todo",
        }))}
      />
      {step === "figures" ? <FiguresStep {...common} lines={linesOf(portfolio)} /> : null}
      {step === "badges" ? <BadgesStep {...common} /> : null}
      {step === "studies" ? <StudiesStep {...common} lines={linesOf(portfolio)} /> : null}
      {step === "testimonials" ? <TestimonialsStep {...common} /> : null}
      {step === "texts" ? <TextsStep {...common} lines={linesOf(portfolio)} /> : null}
      {step === "publish" ? (
        <PublishStep {...common} lines={linesOf(portfolio)} shares={sharesOf(portfolio, context.tenant)} origin={getRuntime().config.publicUrl} />
      ) : null}
    </div>
  );

  /** Figures as they will be read: in the tenant's language. */
  function linesOf({ figures }: PortfolioDraft) {
    const locale = localeFrom(context.tenant.locale) ?? DEFAULT_LOCALE;
    return Object.fromEntries(figures.map((figure) => [figure.id, sayFigure(figure, locale)]));
  }
}

function problemsAt({ figures, badges, caseStudies, refusedClaims }: PortfolioDraft, step: (typeof PORTFOLIO_STEPS)[number]): boolean {
  if (step === "figures") return figures.some(({ isChosen, verification }) => isChosen && verification !== "verified");
  if (step === "badges") return badges.some(({ isChosen, earnedAt }) => isChosen && earnedAt === null);
  if (step === "studies") return caseStudies.some((study) => !study.isUnverified && study.refusedClaims.length > 0);
  return step === "texts" && refusedClaims.length > 0;
}

function sharesOf({ path, title, figures }: PortfolioDraft, tenant: { name: string; locale: string }) {
  if (path === null) return [];
  const locale = localeFrom(tenant.locale) ?? DEFAULT_LOCALE;
  const first = figures.find(({ isChosen }) => isChosen);
  const said = first && sayFigure(first, locale);
  return shareTexts({
    title,
    name: tenant.name,
    url: `${getRuntime().config.publicUrl}${path}`,
    highlight: said ? `${said.label} ${said.value}` : null,
    locale,
  });
}
