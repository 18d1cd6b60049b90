import { getWords, pageTitle, useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createStaffAction } from "../actions.ts";

export const generateMetadata = pageTitle("people", "newMemberOfStaff");

export default async function NewStaffPage() {
  const t = await getWords("people");
  const context = await staffPage("/admin/people/new");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newMemberOfStaff")}
        note={t("theyGetAMailWithA")}
        breadcrumbs={[{ label: t("people"), href: "/admin/people" }, { label: t("newMemberOfStaff") }]}
      />
      {can(context, "tenant.manage") ? <NewStaffForm /> : <NotAllowed />}
    </div>
  );
}

function NewStaffForm() {
  const t = useWords("people");
  return (
    <Card className="max-w-xl">
      <ActionForm action={createStaffAction} label={t("newMemberOfStaff")} fields={["name", "email", "role"]} idempotencyKey={newId()}>
        <TextField name="name" label={t("name")} autoComplete="off" maxLength={120} />
        <TextField name="email" type="email" label={t("eMailAddress")} autoComplete="off" maxLength={254} />
        <Select
          name="role"
          label={t("role")}
          options={[
            { value: "support", label: t("supportSees") },
            { value: "super_admin", label: t("superAdminMay") },
          ]}
          defaultValue="support"
        />
        <div className="flex flex-wrap justify-end gap-3">
          <LinkButton href="/admin/people" variant="secondary">
            {t("cancel")}
          </LinkButton>
          <SubmitButton pendingLabel={t("makingTheAccount")}>{t("makeAccountAndSendLink")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

function NotAllowed() {
  const t = useWords("people");
  return (
    <Callout
      title={t("youMaySeePeopleButNot")}
      actions={
        <LinkButton href="/admin/people" variant="secondary" size="sm">
          {t("seeAllPeople")}
        </LinkButton>
      }
    >
      {t("askASuperAdminToMake")}
    </Callout>
  );
}
