import type { RestartHook } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { RestartCalls } from "./restart-calls.tsx";

interface RestartHookCardProps {
  service: { key: string; name: string };
  hook: RestartHook;
  /** Where it is set; null for those who may not. */
  setHref: string | null;
  /** Null for those who may not. */
  restart: FormAction | null;
  remove: FormAction;
  /** Makes a form that is sent twice act once. */
  idempotencyKey: string;
}

/** Whether a service can be restarted from here, the restart itself, and the last ones. */
export function RestartHookCard({ service: { key, name }, hook: { host, calls }, setHref, restart, remove, idempotencyKey }: RestartHookCardProps) {
  const t = useWords("upkeep");
  return (
    <Card
      title={t("restartHook")}
      note={t("restartHookNote")}
      isFlush
      actions={
        <>
          {host !== null && restart ? (
            <ConfirmDialog
              title={t("restartTitle", { name })}
              consequences={[t("restartFollows"), t("restartOnce")]}
              trigger={{ label: t("restart"), variant: "secondary", size: "sm" }}
              action={restart}
              hidden={{ service: key }}
              idempotencyKey={idempotencyKey}
              typedName={key}
              confirmLabel={t("restart")}
              pendingLabel={t("restarting")}
              tone="danger"
            />
          ) : null}
          {setHref ? (
            <LinkButton href={setHref} variant="secondary" size="sm">
              {t(host === null ? "setHook" : "changeHook")}
            </LinkButton>
          ) : null}
          {host !== null && setHref ? (
            <ConfirmDialog
              title={t("removeHookTitle", { name })}
              consequences={[t("removeHookFollows")]}
              trigger={{ label: t("removeHook"), variant: "danger-quiet", size: "sm" }}
              action={remove}
              hidden={{ service: key }}
              confirmLabel={t("removeHook")}
              pendingLabel={t("removing")}
              tone="danger"
            />
          ) : null}
        </>
      }
    >
      <p className="px-5 py-4 text-ink text-sm md:px-6">
        {host === null ? (
          t("noHook")
        ) : (
          <>
            {t("calledAt")} <code className="wrap-anywhere">{host}</code>
          </>
        )}
      </p>
      {host !== null || calls.length > 0 ? (
        <div className="border-t">
          <RestartCalls calls={calls} />
        </div>
      ) : null}
    </Card>
  );
}
