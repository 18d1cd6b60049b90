import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { ChangeDialog, EndDialog } from "#components/incidents/incident-dialogs";
import { HitServices, IncidentFacts, IncidentTimeline, IncidentUpdates } from "#components/incidents/incident-parts";
import { RecoveryCard } from "#components/incidents/recovery-card";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { Checkbox } from "#components/ui/checkbox";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { getIncident, listResponders, listServices, runningRecovery, STATUS_WORDS } from "#lib/services";
import { INCIDENT_ROLES, type IncidentDetail, OPEN_STATUSES } from "#lib/services/schema";
import { readById, staffPage } from "#lib/web";
import {
  acknowledgeIncidentAction,
  assignRolesAction,
  changeIncidentAction,
  confirmStepAction,
  doStepAction,
  editUpdateAction,
  endRecoveryAction,
  reopenIncidentAction,
  resolveIncidentAction,
  restartServiceAction,
  startRecoveryAction,
  updateIncidentAction,
} from "../actions.ts";

export const generateMetadata = pageTitle("disturbances", "incidents");

const PATH = "/admin/incidents";
const RECOVERY = {
  start: startRecoveryAction,
  done: doStepAction,
  confirm: confirmStepAction,
  end: endRecoveryAction,
  restart: restartServiceAction,
};

export default async function IncidentPage({ params }: { params: Promise<{ id: string }> }) {
  const [t, say] = [await getWords("disturbances"), await getSay()];
  const { id } = await params;
  const context = await staffPage(`${PATH}/${id}`);
  const incident = await readById(id, () => getIncident(context, id));
  const mayManage = can(context, "incident.manage");
  const { causeKey } = incident;
  const isMendable = mayManage && causeKey !== null && incident.resolvedAt === null;
  const [{ services }, people, recovery] = await Promise.all([
    listServices(context),
    mayManage ? listResponders(context) : [],
    isMendable ? runningRecovery(context, causeKey) : null,
  ]);
  const names = new Map(services.map(({ key, name }) => [key, name]));
  const nameOf = (key: string) => names.get(key) ?? key;
  const title = say(incident.title);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={title}
        breadcrumbs={[{ label: t("incidents"), href: PATH }, { label: title }]}
        actions={mayManage ? <Acts incident={incident} keys={[...names.keys()]} /> : null}
      />
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <div className="grid min-w-0 gap-6 xl:col-span-2">
          <IncidentFacts incident={incident} nameOf={nameOf} />
          <HitServices services={incident.services} />
          <IncidentTimeline incident={incident} nameOf={nameOf} />
        </div>
        <div className="grid min-w-0 gap-6">
          {isMendable ? <RecoveryCard causeKey={causeKey} recovery={recovery} actions={RECOVERY} newKey={newId} /> : null}
          {mayManage && incident.resolvedAt === null ? <SayUpdate incident={incident} userId={context.actor.userId} /> : null}
          <IncidentUpdates incident={incident} now={context.clock.now()} correct={mayManage ? editUpdateAction : null} />
          {mayManage ? <Roles incident={incident} people={people} /> : null}
          <Card title={t("postmortem")} note={t("postmortemNote")}>
            <LinkButton href={`${PATH}/${id}/postmortem`} variant="secondary">
              {t("postmortem")}
            </LinkButton>
          </Card>
        </div>
      </div>
    </div>
  );
}

function Acts({ incident, keys }: { incident: IncidentDetail; keys: string[] }) {
  const t = useWords("disturbances");
  const { id, version, acknowledgedAt, resolvedAt } = incident;
  return (
    <>
      {acknowledgedAt === null && resolvedAt === null ? (
        <ActionForm action={acknowledgeIncidentAction} hidden={{ id, version: String(version) }} label={t("acknowledge")} className="grid gap-2">
          <SubmitButton variant="secondary" pendingLabel={t("taking")} icon={<Icon name="check" />}>
            {t("acknowledge")}
          </SubmitButton>
        </ActionForm>
      ) : null}
      <ChangeDialog incident={incident} keys={keys} action={changeIncidentAction} />
      <EndDialog incident={incident} resolve={resolveIncidentAction} reopen={reopenIncidentAction} idempotencyKey={newId()} />
    </>
  );
}

function SayUpdate({ incident, userId }: { incident: IncidentDetail; userId: string }) {
  const t = useWords("disturbances");
  const words = useWords("incidents");
  const { id, version, status, isPublic } = incident;
  return (
    <Card title={t("sayUpdate")} note={t("sayUpdateNote")}>
      <ActionForm
        action={updateIncidentAction}
        hidden={{ id, version: String(version) }}
        fields={["status", "body", "isPublic"]}
        label={t("sayUpdate")}
        idempotencyKey={newId()}
      >
        <TextKeeper name={`update of incident ${id}`} userId={userId} />
        <Select
          name="status"
          label={t("status")}
          defaultValue={status}
          options={OPEN_STATUSES.map((each) => ({ value: each, label: words(STATUS_WORDS[each]) }))}
        />
        <TextArea name="body" label={t("lastWords")} rows={4} maxLength={5_000} />
        <Checkbox name="isPublic" label={t("isPublic")} hint={t("isPublicHint")} defaultChecked={isPublic} />
        <div>
          <SubmitButton pendingLabel={t("sending")}>{t("send")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

const ROLE_WORDS = { commander: "roleCommander", communications: "roleCommunications", scribe: "roleScribe" } as const;

function Roles({ incident: { id, version, roles }, people }: { incident: IncidentDetail; people: { id: string; name: string }[] }) {
  const t = useWords("disturbances");
  const words = useWords("incidents");
  return (
    <Card title={t("roles")} note={t("rolesNote")}>
      <ActionForm action={assignRolesAction} hidden={{ id, version: String(version) }} fields={[...INCIDENT_ROLES]} label={t("roles")}>
        {INCIDENT_ROLES.map((role) => (
          <Select
            key={role}
            name={role}
            label={words(ROLE_WORDS[role])}
            defaultValue={roles[role]?.id ?? ""}
            options={[{ value: "", label: t("nobody") }, ...people.map((person) => ({ value: person.id, label: person.name }))]}
          />
        ))}
        <div>
          <SubmitButton variant="secondary" pendingLabel={t("assigning")}>
            {t("assign")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
