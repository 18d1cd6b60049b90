import { notFound } from "next/navigation";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { listServiceAccounts } from "#lib/keys";
import { getRuntime } from "#lib/platform/runtime";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../../../missing-permission.tsx";
import { rotateKeyAction } from "../../actions.ts";
import { exampleCall } from "../../example-call.ts";

export const generateMetadata = pageTitle("portal", "rotateTheKey");

const OVERLAPS = [
  { value: "0", label: "Not at all: it ends now" },
  { value: "1", label: "For an hour" },
  { value: "24", label: "For a day" },
  { value: "168", label: "For a week" },
];

export default async function RotatePage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("portal");
  const say = await getSay();
  const { id } = await params;
  const context = await tenantPage("/portal/settings/keys");
  if (!can(context, "api_key.manage")) return <MissingPermission title={t("rotateTheKey")} permission="api_key.manage" />;
  const key = (await listServiceAccounts(context)).flatMap(({ keys }) => keys).find((each) => each.id === id);
  if (!key) notFound();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("rotateName", { name: key.name })}
        note={t("aNewKeyTakesItsPlace")}
        breadcrumbs={[{ label: t("apiKeys"), href: "/portal/settings/keys" }, { label: t("rotate") }]}
      />
      <Card className="max-w-3xl">
        <SecretForm
          action={rotateKeyAction}
          label={t("rotateTheKey")}
          hidden={{ id }}
          fields={["overlapHours"]}
          doneHref="/portal/settings/keys"
          example={exampleCall(getRuntime())}
        >
          <Select
            name="overlapHours"
            label={t("theOldKeyStillCounts")}
            defaultValue="24"
            options={OVERLAPS.map(({ value, label }) => ({ value, label: say(label) }))}
            className="max-w-xs"
          />
          <div>
            <SubmitButton pendingLabel={t("rotating")}>{t("makeTheNewKey")}</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
