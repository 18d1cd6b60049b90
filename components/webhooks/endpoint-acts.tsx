import type { WebhookEndpoint } from "#lib/webhooks/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { endpointPath } from "./webhooks-address.tsx";

interface EndpointActsProps {
  endpoint: WebhookEndpoint;
  test: FormAction;
  setState: FormAction;
  remove: FormAction;
  newKey: () => string;
  mayDelete: boolean;
}

/** What can be done with an endpoint in its state. */
export function EndpointActs({ endpoint: { id, url, state }, test, setState, remove, newKey, mayDelete }: EndpointActsProps) {
  const hidden = { id };
  const { host } = new URL(url);
  return (
    <>
      <LinkButton href={`${endpointPath(id)}/edit`} variant="secondary" icon={<Icon name="pencil" />}>
        Edit
      </LinkButton>
      <LinkButton href={`${endpointPath(id)}/rotate`} variant="secondary" icon={<Icon name="key-round" />}>
        Rotate secret
      </LinkButton>
      {mayDelete ? (
        <ConfirmDialog
          title={`Delete the endpoint at ${host}?`}
          consequences={["Its messages are deleted with it, also those that still wait.", "This cannot be undone. Pause it to stop for a while."]}
          trigger={{ label: "Delete", variant: "secondary", icon: <Icon name="trash" /> }}
          action={remove}
          hidden={hidden}
          confirmLabel="Delete endpoint"
          pendingLabel="Deleting…"
          tone="danger"
        />
      ) : null}
      {state === "active" ? (
        <>
          <ConfirmDialog
            title={`Pause the endpoint at ${host}?`}
            consequences={["Nothing is sent to it until somebody resumes it.", "What happens meanwhile waits, for at most 30 days."]}
            trigger={{ label: "Pause", variant: "secondary", icon: <Icon name="pause" /> }}
            action={setState}
            hidden={{ ...hidden, state: "paused" }}
            confirmLabel="Pause"
            pendingLabel="Pausing…"
          />
          <ConfirmDialog
            title="Send a test message?"
            description={`A message “webhook.test” goes to ${host}, signed like every other.`}
            trigger={{ label: "Send test", icon: <Icon name="webhook" /> }}
            action={test}
            hidden={hidden}
            idempotencyKey={newKey()}
            confirmLabel="Send it"
            pendingLabel="Sending…"
          />
        </>
      ) : (
        <ConfirmDialog
          title={state === "paused" ? `Resume the endpoint at ${host}?` : `Switch the endpoint at ${host} on?`}
          consequences={
            state === "paused"
              ? ["What waited meanwhile is sent now."]
              : ["What happens from now on is sent.", "It was told nothing while it was off. Send what failed before again afterwards."]
          }
          trigger={{ label: state === "paused" ? "Resume" : "Switch on", icon: <Icon name="play" /> }}
          action={setState}
          hidden={{ ...hidden, state: "active" }}
          confirmLabel={state === "paused" ? "Resume" : "Switch on"}
          pendingLabel="Switching…"
        />
      )}
    </>
  );
}
