import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { useFormats } from "../format/reader-formats.tsx";
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
  const t = useWords("account");
  const formats = useFormats();
  if (!impersonator) return null;
  const { mayWrite, endsAt } = impersonator;
  const minutesLeft = Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 60_000));
  const end = formats.date(endsAt, { timeZone: tenant?.timeZone ?? "UTC" });
  return (
    <Banner
      tone={mayWrite ? "bad" : "warn"}
      icon={mayWrite ? "pencil" : "eye"}
      action={
        <ActionForm action={stopAction} label={t("stopActingAsSomebodyElse")} className="grid gap-2">
          <SubmitButton variant="secondary" size="sm" pendingLabel={t("stopping")}>
            {t("stop")}
          </SubmitButton>
        </ActionForm>
      }
    >
      <span className="wrap-anywhere">{tenant ? t.rich("actAsAt", { name, tenant: tenant.name, b: bold }) : t.rich("actAs", { name, b: bold })}</span>{" "}
      {mayWrite ? t("whatYouChangeIsOnRecord") : t("youMayOnlyLook")}{" "}
      <span title={t("untilEnd", { end })} className="whitespace-nowrap">
        <TimeLeft endsAt={endsAt.toISOString()} minutesLeft={minutesLeft} />
      </span>
    </Banner>
  );
}

const bold = (chunks: ReactNode) => <bdi>{chunks}</bdi>;
