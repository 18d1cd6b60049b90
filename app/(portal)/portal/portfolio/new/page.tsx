import { getWords, pageTitle } from "#components/format/words";
import { PORTFOLIOS_PATH } from "#components/portfolio/portfolio-paths";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { RadioList } from "#components/ui/radio-list";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { generatePortfolioAction } from "../actions.ts";

export const generateMetadata = pageTitle("portfolio", "newPortfolio");

export default async function NewPortfolioPage() {
  const t = await getWords("portfolio");
  const context = await tenantPage(`${PORTFOLIOS_PATH}/new`);
  if (!can(context, "content.create")) return <MissingPermission title={t("newPortfolio")} permission="content.create" />;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newPortfolio")}
        note={t("newPortfolioNote")}
        breadcrumbs={[{ label: t("portfolios"), href: PORTFOLIOS_PATH }, { label: t("newPortfolio") }]}
      />
      <Card>
        <ActionForm action={generatePortfolioAction} label={t("newPortfolio")} fields={["title", "kind"]} idempotencyKey={newId()}>
          <TextField name="title" label={t("title")} hint={t("titleHint")} maxLength={120} autoComplete="off" />
          <RadioList
            name="kind"
            legend={t("kind")}
            defaultValue="comprehensive"
            options={[
              { value: "basic", label: t("kindBasic"), hint: t("kindBasicHint") },
              { value: "comprehensive", label: t("kindComprehensive"), hint: t("kindComprehensiveHint") },
              { value: "premium", label: t("kindPremium"), hint: t("kindPremiumHint") },
              { value: "custom", label: t("kindCustom"), hint: t("kindCustomHint") },
            ]}
          />
          <div>
            <SubmitButton pendingLabel={t("computing")}>{t("proposeFigures")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
