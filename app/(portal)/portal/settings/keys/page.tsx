import { getWords, pageTitle } from "#components/format/words";
import { ServiceAccountCard } from "#components/keys/service-account-card";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { Dialog } from "#components/ui/dialog";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listServiceAccounts } from "#lib/keys";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createServiceAccountAction, deleteServiceAccountAction, revokeKeyAction } from "./actions.ts";

export const generateMetadata = pageTitle("portal", "apiKeys");

export default async function KeysPage() {
  const t = await getWords("portal");
  const context = await tenantPage("/portal/settings/keys");
  if (!can(context, "api_key.manage")) return <MissingPermission title={t("apiKeys")} permission="api_key.manage" />;
  const accounts = await listServiceAccounts(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("apiKeys")}
        note={t.rich("forProgramsThatUseTheJson", { link: (chunks) => <TextLink href="/developers">{chunks}</TextLink>, name: context.tenant.name })}
        actions={
          <Dialog title={t("newServiceAccount")} trigger={{ label: t("newServiceAccount"), variant: "primary", icon: <Icon name="plus" /> }}>
            <ActionForm action={createServiceAccountAction} label={t("newServiceAccount")} fields={["name", "description"]} idempotencyKey={newId()}>
              <TextField name="name" label={t("name")} hint={t("whatUsesItSuchAsData")} maxLength={80} autoComplete="off" />
              <TextField name="description" label={t("description")} maxLength={300} autoComplete="off" isOptional />
              <SubmitButton pendingLabel={t("making")}>{t("makeTheAccount")}</SubmitButton>
            </ActionForm>
          </Dialog>
        }
      />
      {accounts.length === 0 ? (
        <Card>
          <EmptyState icon="key-round" title={t("noServiceAccountYet")}>
            {t("makeOneForEachProgramThen")}
          </EmptyState>
        </Card>
      ) : (
        accounts.map((account) => (
          <ServiceAccountCard key={account.id} account={account} remove={deleteServiceAccountAction} revoke={revokeKeyAction} />
        ))
      )}
    </div>
  );
}
