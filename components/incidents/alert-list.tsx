import { alertTitle } from "#lib/services";
import type { Alert } from "#lib/services/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface AlertListProps {
  alerts: Alert[];
  now: Date;
  /** Null for those who only look. */
  acknowledge: FormAction | null;
}

/** What is alerted of at this moment, and who has it in hand. */
export function AlertList({ alerts, now, acknowledge }: AlertListProps) {
  const t = useWords("disturbances");
  const words = useWords("incidents");
  const f = useFormats();
  if (alerts.length === 0) return <p className="text-muted text-sm">{t("noAlerts")}</p>;
  return (
    <ul aria-label={t("openAlerts")} className="grid gap-4">
      {alerts.map((alert) => (
        <li key={alert.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-center gap-2 font-medium text-ink text-sm">
              <bdi className="wrap-anywhere">
                {alert.incidentId ? (
                  <TextLink href={`/admin/incidents/${alert.incidentId}`}>{alertTitle(words, alert)}</TextLink>
                ) : (
                  alertTitle(words, alert)
                )}
              </bdi>
              {alert.silencedAt ? <Badge>{t("silenced")}</Badge> : null}
            </p>
            <p className="text-muted text-xs">
              <Time value={alert.openedAt} now={now} />
              {" · "}
              {alert.kind === "burn"
                ? words("alertBurnRate", { rate: f.number(alert.burnRate) })
                : words("alertConsequences", { count: alert.consequences })}
            </p>
          </div>
          {alert.acknowledgedBy !== null ? (
            <span className="text-soft text-sm">
              {t("inHandOf")}: <bdi>{alert.acknowledgedBy}</bdi>
            </span>
          ) : acknowledge ? (
            <ActionForm
              action={acknowledge}
              hidden={{ id: alert.id }}
              label={t("takeInHandOf", { service: alert.serviceName })}
              className="grid gap-2"
            >
              <SubmitButton variant="secondary" size="sm" pendingLabel={t("taking")} aria-label={t("takeInHandOf", { service: alert.serviceName })}>
                {t("takeInHand")}
              </SubmitButton>
            </ActionForm>
          ) : (
            <span className="text-soft text-sm">{t("nobodyYet")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
