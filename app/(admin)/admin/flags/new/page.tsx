import { FLAG_FIELDS, FlagFields } from "#components/flags/flag-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createFlagAction } from "../actions.ts";

export const generateMetadata = pageTitle("flags", "newFlag");

export default async function NewFlagPage() {
  const t = await getWords("flags");
  const context = await staffPage("/admin/flags/new");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newFlag")}
        note={t("rulesForTenantsAndPlansAre")}
        breadcrumbs={[{ label: t("featureFlags"), href: "/admin/flags" }, { label: t("newFlag") }]}
      />
      {can(context, "tenant.manage") ? (
        <Card className="max-w-3xl">
          <ActionForm
            action={createFlagAction}
            label={t("newFlag")}
            fields={FLAG_FIELDS}
            idempotencyKey={newId()}
            className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
          >
            <TextKeeper name="new flag" userId={context.actor.userId} />
            <FlagFields flag={null} />
            <div className="col-span-full flex flex-wrap justify-end gap-3">
              <LinkButton href="/admin/flags" variant="secondary">
                {t("cancel")}
              </LinkButton>
              <SubmitButton pendingLabel={t("creating")}>{t("createFlag")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : (
        <Callout title={t("youMaySeeFlagsButNot")}>{t("askASuperAdminForThe")}</Callout>
      )}
    </div>
  );
}
