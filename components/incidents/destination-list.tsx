import { ALERT_SEVERITIES, type AlertDestination } from "#lib/services/schema";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataList } from "../ui/data-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

export interface DestinationActions {
  change: FormAction;
  remove: FormAction;
  test: FormAction;
}

interface DestinationListProps {
  destinations: AlertDestination[];
  now: Date;
  actions: DestinationActions;
  /** A fresh value for each form. */
  newKey: () => string;
  /** Where one is changed. */
  hrefOf: (id: string) => string;
}

const SHORT = { page: "pageShort", ticket: "ticketShort" } as const;

/** Where alerts go, what each wants, and how the last of them fared. */
export function DestinationList({ destinations, ...rest }: DestinationListProps) {
  const t = useWords("disturbances");
  if (destinations.length === 0) {
    return (
      <EmptyState icon="bell" title={t("noDestinations")}>
        {t("noDestinationsNote")}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t("destinationsCaption")} className="grid gap-6 xl:grid-cols-2">
      {destinations.map((destination) => (
        <li key={destination.id}>
          <DestinationCard destination={destination} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function DestinationCard({
  destination,
  now,
  actions,
  newKey,
  hrefOf,
}: Omit<DestinationListProps, "destinations"> & { destination: AlertDestination }) {
  const [t, words] = [useWords("disturbances"), useWords("upkeep")];
  const say = useSay();
  const { id, kind, address, severities, serviceKeys, isEnabled, last, version } = destination;
  const title = say(destination.title);
  const turned = {
    id,
    version: String(version),
    title: destination.title,
    services: serviceKeys.join(","),
    isEnabled: isEnabled ? "off" : "on",
    ...Object.fromEntries(ALERT_SEVERITIES.filter((each) => severities.includes(each)).map((each) => [each, "on"])),
  };
  const turnOf = t(isEnabled ? "switchOffOf" : "switchOnOf", { title });
  return (
    <Card title={<bdi>{title}</bdi>} note={t(kind)} actions={<Badge tone={isEnabled ? "good" : "neutral"}>{t(isEnabled ? "isOn" : "isOff")}</Badge>}>
      <DataList
        items={[
          { label: t(kind === "mail" ? "mailAddress" : "webhookAddress"), value: address ? <bdi>{address}</bdi> : null },
          { label: t("wants"), value: severities.map((each) => t(SHORT[each])).join(", ") },
          { label: t("servicesField"), value: serviceKeys.length > 0 ? <bdi>{serviceKeys.join(", ")}</bdi> : t("allServices") },
          { label: t("lastSent"), value: <LastSent last={last} now={now} /> },
        ]}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={hrefOf(id)} variant="secondary" size="sm" aria-label={words("changeDestinationTitle", { title })}>
          {words("changeDestination")}
        </LinkButton>
        {isEnabled ? (
          <ActionForm action={actions.test} hidden={{ id }} label={t("sendTestOf", { title })} idempotencyKey={newKey()} className="grid gap-2">
            <SubmitButton variant="secondary" size="sm" pendingLabel={t("sending")} aria-label={t("sendTestOf", { title })}>
              {t("sendTest")}
            </SubmitButton>
          </ActionForm>
        ) : null}
        <ActionForm action={actions.change} hidden={turned} label={turnOf} className="grid gap-2">
          <SubmitButton variant="secondary" size="sm" pendingLabel={t("saving")} aria-label={turnOf}>
            {t(isEnabled ? "switchOff" : "switchOn")}
          </SubmitButton>
        </ActionForm>
        <ConfirmDialog
          title={t("deleteTitle", { title })}
          consequences={[t("deleteFollows")]}
          trigger={{ label: t("delete"), ariaLabel: `${t("delete")}: ${title}`, variant: "danger-quiet", size: "sm" }}
          action={actions.remove}
          hidden={{ id }}
          confirmLabel={t("delete")}
          pendingLabel={t("deleting")}
          tone="danger"
        />
      </div>
    </Card>
  );
}

function LastSent({ last, now }: { last: AlertDestination["last"]; now: Date }) {
  const t = useWords("disturbances");
  const say = useSay();
  if (!last) return t("nothingSent");
  const { status, error, at } = last;
  const said = status === "failed" ? t("sentFailed", { error: say(error ?? "") }) : t(status === "delivered" ? "sentDelivered" : "sentWaiting");
  return (
    <span>
      {said} · <Time value={at} now={now} />
    </span>
  );
}
