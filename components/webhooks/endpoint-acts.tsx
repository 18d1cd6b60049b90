import type { WebhookEndpoint } from "#lib/webhooks/schema";
import { useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { endpointPath } from "./webhooks-address.tsx";

interface EndpointActsProps {
  /** The address of the list that it stands in. */
  base: string;
  endpoint: WebhookEndpoint;
  test: FormAction;
  setState: FormAction;
  remove: FormAction;
  newKey: () => string;
  mayDelete: boolean;
}

/** What can be done with an endpoint in its state. */
export function EndpointActs({ base, endpoint: { id, url, state }, test, setState, remove, newKey, mayDelete }: EndpointActsProps) {
  const t = useWords("integrations");
  const hidden = { id };
  const { host } = new URL(url);
  return (
    <>
      <LinkButton href={`${endpointPath(base, id)}/edit`} variant="secondary" icon={<Icon name="pencil" />}>
        {t("edit")}
      </LinkButton>
      <LinkButton href={`${endpointPath(base, id)}/rotate`} variant="secondary" icon={<Icon name="key-round" />}>
        {t("rotateSecret")}
      </LinkButton>
      {mayDelete ? (
        <ConfirmDialog
          title={t("deleteTheEndpointAtHost", { host })}
          consequences={[t("itsMessagesAreDeletedWithIt"), t("thisCannotBeUndonePauseIt")]}
          trigger={{ label: t("delete"), variant: "secondary", icon: <Icon name="trash" /> }}
          action={remove}
          hidden={hidden}
          confirmLabel={t("deleteEndpoint")}
          pendingLabel={t("deleting")}
          tone="danger"
        />
      ) : null}
      {state === "active" ? (
        <>
          <ConfirmDialog
            title={t("pauseTheEndpointAtHost", { host })}
            consequences={[t("nothingIsSentToItUntil"), t("whatHappensMeanwhileWaitsForAt")]}
            trigger={{ label: t("pause"), variant: "secondary", icon: <Icon name="pause" /> }}
            action={setState}
            hidden={{ ...hidden, state: "paused" }}
            confirmLabel={t("pause")}
            pendingLabel={t("pausing")}
          />
          <ConfirmDialog
            title={t("sendATestMessage")}
            description={t("aMessageWebhookTestGoesTo", { host })}
            trigger={{ label: t("sendTest"), icon: <Icon name="webhook" /> }}
            action={test}
            hidden={hidden}
            idempotencyKey={newKey()}
            confirmLabel={t("sendIt")}
            pendingLabel={t("sending")}
          />
        </>
      ) : (
        <ConfirmDialog
          title={state === "paused" ? t("resumeTheEndpointAtHost", { host }) : t("switchTheEndpointAtHostOn", { host })}
          consequences={state === "paused" ? [t("whatWaitedMeanwhileIsSentNow")] : [t("whatHappensFromNowOnIs"), t("itWasToldNothingWhileIt")]}
          trigger={{ label: state === "paused" ? t("resume") : t("switchOn"), icon: <Icon name="play" /> }}
          action={setState}
          hidden={{ ...hidden, state: "active" }}
          confirmLabel={state === "paused" ? t("resume") : t("switchOn")}
          pendingLabel={t("switching")}
        />
      )}
    </>
  );
}
