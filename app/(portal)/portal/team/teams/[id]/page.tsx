import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { Combobox } from "#components/ui/combobox";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can, type TenantContext } from "#lib/access";
import { getTeam, peopleWithoutTeam } from "#lib/members";
import type { TeamWithMembers } from "#lib/members/schema";
import { addressOf, readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { chooseTeamAction, deleteTeamAction, renameTeamAction } from "../actions.ts";

export const generateMetadata = pageTitle("teams", "team");

const PATH = "/portal/team/teams";
/** Of more people than this the rest are put into a team on their own page. */
const OFFERED = 500;

export default async function TeamPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [t, portal, say, f, { id }, { made }] = await Promise.all([
    getWords("teams"),
    getWords("portal"),
    getSay(),
    getFormats(),
    params,
    searchParams,
  ]);
  const context = await tenantPage(`${PATH}/${id}`);
  if (!can(context, "user.read")) return <MissingPermission title={t("team")} permission="user.read" />;
  const team = await readById(id, (teamId) => getTeam(context, teamId));
  const mayChange = can(context, "user.update");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={team.name}
        note={t("peopleCount", { count: team.memberCount, number: f.number(team.memberCount) })}
        breadcrumbs={[{ label: portal("team"), href: "/portal/team" }, { label: t("teams"), href: PATH }, { label: team.name }]}
        actions={
          <LinkButton href={addressOf("/portal/leaderboard", { scope: "team", team: team.id })} variant="secondary">
            {t("toTheLeaderboard")}
          </LinkButton>
        }
      />
      {made === "1" ? <Callout tone="good" role="status" title={say(`The team “${team.name}” is made. Now choose who is in it.`)} /> : null}
      <Card title={t("people")} isFlush>
        <DataTable
          caption={t("people")}
          rows={team.members}
          rowKey={({ userId }) => userId}
          isTableOnPhone
          empty={
            <EmptyState icon="users" title={t("nobodyInIt")}>
              {t("nobodyInItNote")}
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: t("person"),
              isPrimary: true,
              hasWords: true,
              cell: ({ userId, name }) => (
                <TextLink href={`/portal/team/${userId}`} className="wrap-anywhere">
                  {name}
                </TextLink>
              ),
            },
            {
              key: "actions",
              header: t("actions"),
              isHeaderHidden: true,
              cell: ({ userId, name }) =>
                mayChange ? (
                  <ActionForm action={chooseTeamAction} label={t("takeOutName", { name })} hidden={{ id: userId, team: "" }}>
                    <SubmitButton variant="secondary" size="sm" pendingLabel={t("saving")} aria-label={t("takeOutName", { name })}>
                      {t("takeOut")}
                    </SubmitButton>
                  </ActionForm>
                ) : null,
            },
          ]}
        />
      </Card>
      {mayChange ? <Changes context={context} team={team} /> : null}
    </div>
  );
}

async function Changes({ context, team: { id, name } }: { context: TenantContext; team: TeamWithMembers }) {
  const t = await getWords("teams");
  const free = await peopleWithoutTeam(context, OFFERED);
  return (
    <>
      <Card title={t("addPerson")} note={free.length > 0 ? t("addPersonNote") : undefined}>
        {free.length === 0 ? (
          <p className="text-muted text-sm">{t("everybodyHasOne")}</p>
        ) : (
          <ActionForm
            action={chooseTeamAction}
            label={t("addPerson")}
            hidden={{ team: id }}
            fields={["id"]}
            className="grid max-w-md items-end gap-4 sm:grid-cols-[1fr_auto]"
          >
            <Combobox
              // Who was put in is not offered any more.
              key={free.length}
              name="id"
              label={t("person")}
              options={free.map((person) => ({ value: person.userId, label: person.name }))}
            />
            <SubmitButton pendingLabel={t("saving")}>{t("add")}</SubmitButton>
          </ActionForm>
        )}
      </Card>
      <Card title={t("nameOfTeam")}>
        <ActionForm
          action={renameTeamAction}
          label={t("nameOfTeam")}
          hidden={{ id }}
          fields={["name"]}
          className="grid max-w-md items-end gap-4 sm:grid-cols-[1fr_auto]"
        >
          <TextField name="name" label={t("name")} defaultValue={name} maxLength={60} autoComplete="off" />
          <SubmitButton pendingLabel={t("saving")}>{t("rename")}</SubmitButton>
        </ActionForm>
      </Card>
      <Card title={t("deleteTeam")} note={t("deleteTeamNote")}>
        <ConfirmDialog
          title={t("deleteName", { name })}
          consequences={[t("peopleStay"), t("boardGoes")]}
          trigger={{ label: t("deleteTeam"), variant: "danger-quiet" }}
          action={deleteTeamAction}
          hidden={{ id }}
          confirmLabel={t("deleteTeam")}
          pendingLabel={t("deleting")}
          tone="danger"
        />
      </Card>
    </>
  );
}
