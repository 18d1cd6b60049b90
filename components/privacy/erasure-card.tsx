import { useSay, useWords } from "#components/format/words";
import { ERASURE_GRACE_DAYS, type ErasureView } from "#lib/privacy/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface ErasureCardProps {
  open: ErasureView | null;
  /** Why the person cannot go yet. */
  hindrance: string | null;
  email: string;
  erase: FormAction;
  callOff: FormAction;
}

/** To be erased: what follows, asking for it, and calling it off. */
export function ErasureCard({ open, hindrance, email, erase, callOff }: ErasureCardProps) {
  const t = useWords("account");
  const say = useSay();
  if (open) return <OpenErasure open={open} callOff={callOff} />;
  return (
    <Card title={t("eraseYourAccount")} note={t("afterErasureGraceDaysDaysIn", { days: String(ERASURE_GRACE_DAYS) })}>
      {hindrance ? (
        <Callout tone="warn" title={t("youHaveToHandOverFirst")}>
          {say(hindrance)}
        </Callout>
      ) : (
        <ConfirmDialog
          title={t("eraseYourAccount2")}
          consequences={[t("graceKept", { days: String(ERASURE_GRACE_DAYS) }), t("graceDeleted"), t("graceTrail"), t("graceCompany"), t("graceCopy")]}
          trigger={{ label: t("eraseMyAccount"), variant: "danger-quiet", size: "sm" }}
          action={erase}
          typedName={email}
          confirmLabel={t("eraseMyAccount")}
          pendingLabel={t("asking")}
          tone="danger"
        />
      )}
    </Card>
  );
}

function OpenErasure({ open, callOff }: { open: ErasureView; callOff: FormAction }) {
  const t = useWords("account");
  if (open.status === "running") return <Callout tone="bad" title={t("yourAccountIsBeingErased")} />;
  return (
    <Card title={t("yourAccountWillBeErased")}>
      <div className="grid gap-4">
        <p className="max-w-prose text-soft text-sm">
          {t.rich("askedForToBeDoneAfter", {
            time: () => <Time value={open.createdAt} />,
            time2: () => <Time value={open.dueAt} className="font-medium text-ink" />,
          })}
        </p>
        <ActionForm action={callOff} label={t("callTheErasureOff")}>
          <div>
            <SubmitButton pendingLabel={t("callingOff")}>{t("callItOff")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}
