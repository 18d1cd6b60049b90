import { notFound } from "next/navigation";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { FunnelCard, SourceCard } from "#components/referrals/funnel-card";
import { CodeStateBadge } from "#components/referrals/referral-words";
import { Card } from "#components/ui/card";
import { CopyButton } from "#components/ui/copy-button";
import { DataTable } from "#components/ui/data-table";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { codeAnalytics } from "#lib/gamification";
import { codeInput } from "#lib/gamification/schema";
import { isAppError } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("referrals", "referrals");

const PATH = "/portal/referrals";

export default async function ReferralCodePage({ params }: { params: Promise<{ code: string }> }) {
  const [t, f, asked] = await Promise.all([getWords("referrals"), getFormats(), params]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(asked.code)}`);
  const read = codeInput.safeParse(asked);
  if (!read.success) notFound();
  const analytics = await codeAnalytics(context, read.data.code, getRuntime().config.publicUrl).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  });
  const { code, days } = analytics;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("codeTitle", { code: code.code })}
        note={code.label || t("codeNote")}
        mark={<CodeStateBadge state={code.state} />}
        breadcrumbs={[{ label: t("referrals"), href: PATH }, { label: code.code }]}
        actions={<CopyButton text={code.url} label={t("copyLink")} icon={<Icon name="copy" />} />}
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <FunnelCard funnel={analytics} />
        <SourceCard funnel={analytics} />
      </div>
      <Card title={t("lastThirtyDays")} isFlush>
        <DataTable
          caption={t("lastThirtyDays")}
          columns={[
            { key: "day", header: t("day"), isPrimary: true, cell: ({ day }) => f.day(day) },
            { key: "visits", header: t("visits"), isNumeric: true, cell: ({ visits }) => f.number(visits) },
            { key: "conversions", header: t("conversions"), isNumeric: true, cell: ({ conversions }) => f.number(conversions) },
          ]}
          rows={days.toReversed()}
          rowKey={({ day }) => day}
          empty={<p className="px-5 py-4 text-muted">{t("nothingYet")}</p>}
        />
      </Card>
    </div>
  );
}
