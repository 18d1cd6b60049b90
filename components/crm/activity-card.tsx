import { type About, ACTIVITY_KINDS, type ActivityItem, type ActivityPage, type Owner, REMINDERS } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { ACTIVITY_ICONS, ACTIVITY_LABELS } from "./crm-words.tsx";
import { OwnerSelect } from "./lead-fields.tsx";
import { MailContentView } from "./mail-content.tsx";
import { MailDialog } from "./mail-dialog.tsx";
import { TimeField } from "./time-field.tsx";

export interface ActivityActions {
  log: FormAction;
  mail: FormAction;
  task: FormAction;
  done: FormAction;
  remove: FormAction;
}

interface ActivityCardProps {
  about: About;
  page: ActivityPage;
  /** Null for whoever may only read. */
  actions: ActivityActions | null;
  owners: Owner[];
  selfId: string | null;
  zone: string;
  /** The page without and with a place further down. */
  path: string;
  isLater: boolean;
}

/** What was done and is to be done with a lead, deal, contact or company, and the ways to write more. */
export function ActivityCard({ about, page, actions, owners, selfId, zone, path, isLater }: ActivityCardProps) {
  const t = useWords("crm");
  const say = useSay();
  return (
    <Card
      title={t("history")}
      note={t("historyNote")}
      actions={
        actions ? (
          <span className="flex flex-wrap gap-2">
            <LogDialog about={about} action={actions.log} zone={zone} />
            <MailDialog about={about} action={actions.mail} zone={zone} />
            <TaskDialog about={about} action={actions.task} owners={owners} selfId={selfId} zone={zone} />
          </span>
        ) : null
      }
    >
      <Timeline
        label={t("history")}
        empty={t("nothingDone")}
        entries={page.activities.map((activity) => ({
          id: activity.id,
          title: activity.subject,
          icon: ACTIVITY_ICONS[activity.kind],
          tone: activity.kind === "task" ? (activity.doneAt ? "good" : "warn") : "neutral",
          time: <Time value={activity.occurredAt ?? activity.createdAt} precision="minute" />,
          children: <ActivityBody activity={activity} kind={say(ACTIVITY_LABELS[activity.kind])} actions={actions} />,
        }))}
      />
      {page.nextCursor || isLater ? (
        <div className="mt-5 flex justify-end gap-2">
          {isLater ? (
            <LinkButton href={path} variant="secondary" size="sm">
              {t("showNewest")}
            </LinkButton>
          ) : null}
          {page.nextCursor ? (
            <LinkButton href={`${path}?before=${encodeURIComponent(page.nextCursor)}`} variant="secondary" size="sm">
              {t("showOlder")}
            </LinkButton>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

function ActivityBody({ activity, kind, actions }: { activity: ActivityItem; kind: string; actions: ActivityActions | null }) {
  const t = useWords("crm");
  const f = useFormats();
  const at = (value: string) => f.date(new Date(value), { precision: "minute" });
  const isTask = activity.kind === "task";
  const stands = isTask
    ? activity.doneAt
      ? t("taskDone", { time: at(activity.doneAt) })
      : t("taskOpen", { time: at(activity.dueAt ?? activity.createdAt) })
    : kind;
  const who = isTask ? (activity.assigneeName ?? t("nobody")) : activity.authorName;
  return (
    <div className="grid gap-1.5">
      <p className="text-muted text-xs">
        {stands}
        {who ? (
          <>
            {" · "}
            <bdi>{who}</bdi>
          </>
        ) : null}
        {activity.direction ? ` · ${t(activity.direction === "in" ? "directionIn" : "directionOut")}` : null}
      </p>
      {activity.body ? (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {activity.body}
        </p>
      ) : null}
      {activity.mail ? <MailContentView mail={activity.mail} subject={activity.subject} /> : null}
      {actions ? (
        <span className="-ms-2 flex flex-wrap">
          {isTask ? <DoneButton activity={activity} action={actions.done} /> : null}
          <ActionForm action={actions.remove} hidden={{ id: activity.id }} className="contents">
            <SubmitButton variant="ghost" size="sm" aria-label={t("removeOf", { subject: activity.subject })}>
              {t("remove")}
            </SubmitButton>
          </ActionForm>
        </span>
      ) : null}
    </div>
  );
}

/** Says that a task is done, or is not after all. */
export function DoneButton({ activity, action }: { activity: ActivityItem; action: FormAction }) {
  const t = useWords("crm");
  const isDone = activity.doneAt !== null;
  const { id, version, subject } = activity;
  return (
    <ActionForm action={action} hidden={{ id, version: String(version), isDone: isDone ? "no" : "yes" }} className="contents">
      <SubmitButton variant="ghost" size="sm" aria-label={t(isDone ? "openAgainOf" : "markDoneOf", { subject })}>
        {t(isDone ? "openAgain" : "markDone")}
      </SubmitButton>
    </ActionForm>
  );
}

function LogDialog({ about, action, zone }: { about: About; action: FormAction; zone: string }) {
  const t = useWords("crm");
  const say = useSay();
  const kinds = ACTIVITY_KINDS.filter((kind) => kind !== "task");
  return (
    <Dialog title={t("logTitle")} trigger={{ label: t("logIt"), size: "sm", icon: <Icon name="pencil" /> }} size="md">
      <ActionForm
        action={action}
        label={t("logTitle")}
        hidden={{ ...about }}
        idempotencyKey={newId()}
        fields={["kind", "direction", "subject", "body", "occurredAt"]}
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <Select name="kind" label={t("kind")} options={kinds.map((value) => ({ value, label: say(ACTIVITY_LABELS[value]) }))} defaultValue="call" />
          <Select
            name="direction"
            label={t("direction")}
            options={[
              { value: "", label: t("directionNone") },
              { value: "out", label: t("directionOut") },
              { value: "in", label: t("directionIn") },
            ]}
          />
        </div>
        <TextField name="subject" label={t("subject")} maxLength={200} autoComplete="off" />
        <TextArea name="body" label={t("details")} rows={4} maxLength={20_000} isOptional />
        <TimeField name="occurredAt" label={t("occurredAt")} note={t("justNow")} zone={zone} isOptional />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("saving")}>{t("logIt")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

const REMINDER_WORDS = { none: "reminderNone", at: "reminderAt", hour: "reminderHour", day: "reminderDay" } as const;

function TaskDialog({
  about,
  action,
  owners,
  selfId,
  zone,
}: {
  about: About;
  action: FormAction;
  owners: Owner[];
  selfId: string | null;
  zone: string;
}) {
  const t = useWords("crm");
  return (
    <Dialog title={t("taskTitle")} trigger={{ label: t("addTask"), size: "sm", variant: "secondary", icon: <Icon name="plus" /> }} size="md">
      <ActionForm
        action={action}
        label={t("taskTitle")}
        hidden={{ ...about }}
        idempotencyKey={newId()}
        fields={["subject", "dueAt", "assigneeId", "reminder", "body"]}
      >
        <TextField name="subject" label={t("subject")} maxLength={200} autoComplete="off" />
        <TimeField name="dueAt" label={t("dueAt")} zone={zone} />
        <div className="grid gap-5 sm:grid-cols-2">
          <OwnerSelect owners={owners} name="assigneeId" label={t("assignee")} defaultValue={selfId} none={t("me")} />
          <Select name="reminder" label={t("reminder")} options={REMINDERS.map((value) => ({ value, label: t(REMINDER_WORDS[value]) }))} />
        </div>
        <TextArea name="body" label={t("details")} rows={3} maxLength={20_000} isOptional />
        <div className="flex justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("adding")}>{t("addTask")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
