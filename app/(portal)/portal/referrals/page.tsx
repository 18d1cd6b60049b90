import { Time } from "#components/format/time";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { CodeTable } from "#components/referrals/code-table";
import { ConversionTable } from "#components/referrals/conversion-table";
import { FunnelCard, SourceCard } from "#components/referrals/funnel-card";
import { LinkCard } from "#components/referrals/link-card";
import { TierCard } from "#components/referrals/tier-card";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { NumberField } from "#components/ui/number-field";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { ownReferrals, textsOfReferral } from "#lib/gamification";
import { ownReferralsInput, REFERRAL_LIMITS, type ReferralCreditView } from "#lib/gamification/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { localeFrom } from "#words/locales";
import { closeReferralAction, generateReferralAction } from "./actions.ts";

export const generateMetadata = pageTitle("referrals", "referrals");

const PATH = "/portal/referrals";

export default async function ReferralsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, asked] = await Promise.all([getWords("referrals"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  const { publicUrl } = getRuntime().config;
  const read = await readByAddress(ownReferralsInput, chooseParams(asked, ["cursor"]), (input) => ownReferrals(context, input, publicUrl));
  const header = <PageHeader title={t("referrals")} note={t("referralsNote")} />;
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        {header}
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const { codes, funnel, tier, conversions, nextCursor, credits } = read.answer;
  const own = codes.find(({ kind, state }) => kind === "BIZ" && state === "open");
  const others = codes.filter((code) => code !== own);
  const mayMakeMore = can(context, "gamification.manage");
  return (
    <div className="grid gap-6">
      {header}
      {own ? (
        <LinkCard
          referral={{ ...own, shareTexts: textsOfReferral(own.code, publicUrl, context.tenant.name, localeFrom(f.locale)) }}
          close={closeReferralAction}
        />
      ) : (
        <Card title={t("noLinkYet")} note={t("noLinkYetNote")}>
          <ActionForm action={generateReferralAction} label={t("makeLink")} hidden={{ kind: "BIZ" }} idempotencyKey={newId()}>
            <div>
              <SubmitButton pendingLabel={t("making")}>{t("makeLink")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <FunnelCard funnel={funnel} />
        <div className="grid gap-6">
          <TierCard tier={tier} />
          <SourceCard funnel={funnel} />
        </div>
      </div>
      <Card title={t("whoCame")} isFlush>
        <ConversionTable conversions={conversions} />
      </Card>
      <Pagination
        label={t("pagesOfReferrals")}
        firstHref={read.input.cursor ? PATH : null}
        nextHref={nextCursor ? addressOf(PATH, { cursor: nextCursor }) : null}
      />
      {credits.length > 0 ? <Credits credits={credits} /> : null}
      {mayMakeMore || others.length > 0 ? (
        <Card title={t("moreCodes")} note={t("moreCodesNote")} isFlush>
          {mayMakeMore ? (
            <div className="border-b px-5 py-5 md:px-6">
              <ActionForm
                action={generateReferralAction}
                label={t("moreCodes")}
                fields={["label", "usageLimit"]}
                hidden={{ kind: "PRO" }}
                idempotencyKey={newId()}
              >
                <div className="grid max-w-3xl gap-5 sm:grid-cols-2">
                  <TextField name="label" label={t("label")} maxLength={80} isOptional />
                  <NumberField
                    name="usageLimit"
                    label={t("usageLimit")}
                    hint={t("usageLimitHint")}
                    min={0}
                    max={REFERRAL_LIMITS.usage}
                    defaultValue="0"
                  />
                </div>
                <div>
                  <SubmitButton variant="secondary" pendingLabel={t("making")}>
                    {t("makeCode")}
                  </SubmitButton>
                </div>
              </ActionForm>
            </div>
          ) : null}
          <CodeTable codes={codes} />
        </Card>
      ) : null}
    </div>
  );
}

async function Credits({ credits }: { credits: ReferralCreditView[] }) {
  const [t, f] = await Promise.all([getWords("referrals"), getFormats()]);
  return (
    <Card title={t("credits")} note={t("creditsNote")}>
      <DataList
        columns={1}
        items={credits.map(({ amountMinor, currency, invitedBy, createdAt, withdrawnAt }) => ({
          label: t("creditFrom", { company: invitedBy }),
          value: (
            <span className="flex flex-wrap gap-x-3">
              <span className={withdrawnAt ? "line-through" : ""}>{f.minorMoney(amountMinor, { currency })}</span>
              <span className="font-normal text-muted">
                {withdrawnAt ? (
                  t("creditWithdrawn", { day: f.date(new Date(withdrawnAt), { precision: "date" }) })
                ) : (
                  <Time value={createdAt} precision="date" />
                )}
              </span>
            </span>
          ),
        }))}
      />
    </Card>
  );
}
