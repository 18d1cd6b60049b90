import { CalibrationCard, ScorecardCard, ScorecardHistory } from "#components/crm/scorecard-card";
import { ScoringRulesForm } from "#components/crm/scoring-rules-form";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { StatCard } from "#components/ui/stat-card";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { minorPerUnit, scoringOverview } from "#lib/crm";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeScoringAction, makeScorecardAction } from "./actions.ts";

export const generateMetadata = pageTitle("leadScores", "scoring");

export default async function LeadScoringPage() {
  const [t, f, context] = await Promise.all([getWords("leadScores"), getFormats(), tenantPage("/portal/leads/scoring")]);
  if (!can(context, "lead.read")) return <MissingPermission title={t("scoring")} permission="lead.read" />;
  const overview = await scoringOverview(context);
  const { scorecard, outcomes, inForce, history } = overview;
  const { won, lost, needed } = outcomes;
  const mayChange = can(context, "lead.execute");
  const hasEnough = won >= needed && lost >= needed;
  const isCarded = inForce === "scorecard" && scorecard !== null;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("scoring")}
        note={t("scoringNote")}
        breadcrumbs={[{ label: t("leads"), href: "/portal/leads" }, { label: t("scoring") }]}
        actions={
          mayChange && hasEnough ? (
            <ActionForm action={makeScorecardAction} label={t("makeNow")} className="">
              <SubmitButton variant="secondary" pendingLabel={t("making")}>
                {t("makeNow")}
              </SubmitButton>
            </ActionForm>
          ) : undefined
        }
      />
      <Callout title={`${t("inForce")}: ${isCarded ? t("byScorecard", { version: scorecard.version }) : t("byRules")}`}>
        {isCarded ? t("byScorecardNote") : t("byRulesNote")}
      </Callout>
      {history[0]?.isUsable === false ? <Callout tone="warn">{t("notUsable")}</Callout> : null}
      <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-3">
        <StatCard
          label={t("outcomes")}
          figure={f.number(won + lost)}
          definition={t("outcomesDefinition")}
          note={`${t("outcomesValue", { won: f.number(won), lost: f.number(lost) })}. ${hasEnough ? t("outcomesEnough") : t("outcomesMissing", { needed })}`}
        />
        <StatCard
          label={t("auc")}
          figure={scorecard ? f.percent(scorecard.quality.auc) : null}
          unknownReason={t("noCardYet")}
          definition={t("aucDefinition")}
        />
        <StatCard
          label={t("brier")}
          figure={scorecard ? f.number(scorecard.quality.brier, { maximumFractionDigits: 3 }) : null}
          unknownReason={t("noCardYet")}
          definition={t("brierDefinition", {
            average: scorecard ? f.number(scorecard.quality.brierOfAverage, { maximumFractionDigits: 3 }) : "–",
          })}
        />
      </div>
      {scorecard ? (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <ScorecardCard scorecard={scorecard} minorUnits={minorPerUnit(context.tenant.currency)} />
          <CalibrationCard calibration={scorecard.quality.calibration} />
        </div>
      ) : null}
      <ScorecardHistory history={history} inForce={isCarded ? scorecard.version : null} />
      {mayChange ? <ScoringRulesForm overview={overview} currency={context.tenant.currency} action={changeScoringAction} /> : null}
    </div>
  );
}
