import { formatDate } from "../format/time.tsx";
import { Banner } from "../shell/banner.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TimeLeft } from "./time-left.tsx";

interface ImpersonationBannerProps {
  /** As the context's actor says; nothing is shown for those who act as themselves. */
  actor: { name: string; impersonator: { mayWrite: boolean; endsAt: Date } | null };
  tenant: { name: string; timeZone: string; locale: string } | null;
  now: Date;
  stopAction: FormAction;
}

/** On every page while a member of staff acts as somebody: as whom, where, what they may do, until when, and how to stop. */
export function ImpersonationBanner({ actor: { name, impersonator }, tenant, now, stopAction }: ImpersonationBannerProps) {
  if (!impersonator) return null;
  const { mayWrite, endsAt } = impersonator;
  const minutesLeft = Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 60_000));
  const end = formatDate(endsAt, { timeZone: tenant?.timeZone, locale: tenant?.locale });
  return (
    <Banner
      tone={mayWrite ? "bad" : "warn"}
      icon={mayWrite ? "pencil" : "eye"}
      action={
        <ActionForm action={stopAction} label="Stop acting as somebody else" className="grid gap-2">
          <SubmitButton variant="secondary" size="sm" pendingLabel="Stopping…">
            Stop
          </SubmitButton>
        </ActionForm>
      }
    >
      <span className="wrap-anywhere">
        You act as <bdi>{name}</bdi>
        {tenant ? (
          <>
            {" "}
            at <bdi>{tenant.name}</bdi>
          </>
        ) : null}
        .
      </span>{" "}
      {mayWrite ? "What you change is on record under both names." : "You may only look."}{" "}
      <span title={`Until ${end}`} className="whitespace-nowrap">
        <TimeLeft endsAt={endsAt.toISOString()} minutesLeft={minutesLeft} />
      </span>
    </Banner>
  );
}
