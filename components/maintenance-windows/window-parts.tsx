import type { MaintenanceWindow, WindowState } from "#lib/services/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ServicesField } from "../incidents/incident-fields.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextLink } from "../ui/text-link.tsx";

const TONES: Record<WindowState, Tone> = { scheduled: "neutral", in_progress: "accent", completed: "good", cancelled: "warn" };

export function WindowBadge({ state }: { state: WindowState }) {
  const t = useWords("disturbances");
  return (
    <Badge tone={TONES[state]} hasDot>
      {t(state)}
    </Badge>
  );
}

const MOST_NAMES = 4;
/** The names of a window's services, the first of them where there are many. */
const namesOf = ({ services }: MaintenanceWindow): string =>
  `${services
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join(", ")}${services.length > MOST_NAMES ? ", …" : ""}`;

/** Planned maintenance, each leads to its page. */
export function WindowTable({ windows, hrefOf }: { windows: MaintenanceWindow[]; hrefOf: (id: string) => string }) {
  const t = useWords("disturbances");
  const columns: Column<MaintenanceWindow>[] = [
    {
      key: "title",
      header: t("title"),
      isPrimary: true,
      cell: ({ id, title }) => (
        <TextLink href={hrefOf(id)} isStretched className="block truncate">
          <bdi>{title}</bdi>
        </TextLink>
      ),
    },
    { key: "state", header: t("status"), cell: ({ state }) => <WindowBadge state={state} /> },
    { key: "starts", header: t("starts"), isOneLine: true, cell: ({ startsAt }) => <Time value={startsAt} /> },
    { key: "ends", header: t("ends"), isOneLine: true, cell: ({ endsAt, finishedAt }) => <Time value={finishedAt ?? endsAt} /> },
    { key: "services", header: t("servicesField"), showFrom: "lg", hasWords: true, cell: (window) => <bdi>{namesOf(window)}</bdi> },
  ];
  return (
    <DataTable
      caption={t("windowsCaption")}
      columns={columns}
      rows={windows}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="calendar" title={t("noWindows")}>
          {t("noWindowsNote")}
        </EmptyState>
      }
    />
  );
}

export const WINDOW_FIELDS = ["title", "body", "startsAt", "endsAt", "services", "isPublic", "announce"];
const inField = (iso: string | undefined) => iso?.slice(0, 16) ?? "";

/** What is planned; one that has begun keeps its beginning. */
export function WindowFields({ value, keys }: { value: MaintenanceWindow | null; keys: string[] }) {
  const t = useWords("disturbances");
  const hasBegun = value?.state === "in_progress";
  return (
    <>
      <TextField name="title" label={t("title")} defaultValue={value?.title} maxLength={200} />
      <TextArea name="body" label={t("description")} defaultValue={value?.body} rows={3} maxLength={5_000} isOptional />
      <div className="grid gap-5 sm:grid-cols-2">
        {hasBegun ? (
          <>
            <input type="hidden" name="startsAt" value={value.startsAt} />
            <TextField
              name="startsAtShown"
              label={t("startsUtc")}
              hint={t("startsKept")}
              type="datetime-local"
              defaultValue={inField(value.startsAt)}
              disabled
            />
          </>
        ) : (
          <TextField name="startsAt" label={t("startsUtc")} type="datetime-local" defaultValue={inField(value?.startsAt)} />
        )}
        <TextField name="endsAt" label={t("endsUtc")} type="datetime-local" defaultValue={inField(value?.endsAt)} />
      </div>
      <ServicesField keys={keys} value={value?.services.map(({ key }) => key) ?? []} />
      <Checkbox name="isPublic" label={t("isPublic")} hint={t("isPublicHint")} defaultChecked={value?.isPublic ?? false} />
      <Checkbox name="announce" label={t("announce")} hint={t("announceHint")} />
    </>
  );
}

/** Calls off what has not begun, or ends what goes on. One dialog in one place for both; nothing where it is over. */
export function EndWindowDialog({ window, cancel, finish }: { window: MaintenanceWindow; cancel: FormAction; finish: FormAction }) {
  const t = useWords("disturbances");
  const { id, version, state, title } = window;
  if (state !== "scheduled" && state !== "in_progress") return null;
  const isRunning = state === "in_progress";
  return (
    <ConfirmDialog
      title={isRunning ? t("endNowTitle", { title }) : t("callOffTitle", { title })}
      consequences={[isRunning ? t("endNowFollows") : t("callOffFollows")]}
      trigger={{ label: t(isRunning ? "endNow" : "callOff"), variant: "secondary" }}
      action={isRunning ? finish : cancel}
      hidden={{ id, version: String(version) }}
      confirmLabel={t(isRunning ? "endNow" : "callOff")}
      pendingLabel={t(isRunning ? "ending" : "callingOff")}
      tone={isRunning ? "primary" : "danger"}
    />
  );
}
