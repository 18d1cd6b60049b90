import { getFormats, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listTeams } from "#lib/members";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createTeamAction } from "./actions.ts";

export const generateMetadata = pageTitle("teams", "teams");

const PATH = "/portal/team/teams";

export default async function TeamsPage() {
  const [t, portal, f] = await Promise.all([getWords("teams"), getWords("portal"), getFormats()]);
  const context = await tenantPage(PATH);
  if (!can(context, "user.read")) return <MissingPermission title={t("teams")} permission="user.read" />;
  const teams = await listTeams(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("teams")}
        note={t("teamsNote")}
        breadcrumbs={[{ label: portal("team"), href: "/portal/team" }, { label: t("teams") }]}
        actions={
          <LinkButton href="/portal/leaderboard/teams" variant="secondary">
            {t("toTheLeaderboard")}
          </LinkButton>
        }
      />
      {can(context, "user.update") ? (
        <Card title={t("newTeam")}>
          <ActionForm
            action={createTeamAction}
            label={t("newTeam")}
            fields={["name"]}
            idempotencyKey={newId()}
            className="grid max-w-md items-end gap-4 sm:grid-cols-[1fr_auto]"
          >
            <TextField name="name" label={t("name")} maxLength={60} autoComplete="off" />
            <SubmitButton pendingLabel={t("making")}>{t("makeTeam")}</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      <Card title={t("teams")} isFlush>
        <DataTable
          caption={t("teams")}
          rows={teams}
          rowKey={({ id }) => id}
          isTableOnPhone
          empty={
            <EmptyState icon="users" title={t("noTeamYet")}>
              {t("noTeamYetNote")}
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: t("team"),
              isPrimary: true,
              hasWords: true,
              cell: ({ id, name }) => (
                <TextLink href={`${PATH}/${id}`} className="wrap-anywhere">
                  {name}
                </TextLink>
              ),
            },
            { key: "people", header: t("people"), isNumeric: true, cell: ({ memberCount }) => f.number(memberCount) },
          ]}
        />
      </Card>
    </div>
  );
}
