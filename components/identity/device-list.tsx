import { useSay, useWords } from "#components/format/words";
import type { KnownDeviceView } from "#lib/identity/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface DeviceListProps {
  devices: KnownDeviceView[];
  now: Date;
  /** Takes the device's id in the field `id`. */
  forgetAction: FormAction;
}

/** Browsers that somebody was let in on before, each of which can be forgotten. */
export function DeviceList({ devices, now, forgetAction }: DeviceListProps) {
  const t = useWords("account");
  const say = useSay();
  return (
    <ul className="divide-y">
      {devices.map((device) => (
        <li key={device.id} className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4 md:px-6">
          <div className="grid min-w-0 flex-1 basis-56 gap-1">
            <p className="flex flex-wrap items-center gap-2 font-medium text-ink wrap-anywhere">
              <bdi>{say(device.label)}</bdi>
              {device.isCurrent ? <Badge tone="good">{t("thisDevice")}</Badge> : null}
            </p>
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
              <span>{t.rich("firstSeen", { time: () => <Time value={device.firstSeenAt} now={now} /> })}</span>
              <span>{t.rich("lastSeen", { time: () => <Time value={device.lastSeenAt} now={now} /> })}</span>
            </p>
          </div>
          <ActionForm action={forgetAction} hidden={{ id: device.id }} label={t("forgetLabel", { label: say(device.label) })} className="grid gap-2">
            <SubmitButton variant="secondary" size="sm" pendingLabel={t("forgetting")} aria-label={t("forgetLabel", { label: say(device.label) })}>
              {t("forget")}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
