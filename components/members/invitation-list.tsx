import { type Formats, useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { SubmitButton } from "#components/ui/submit-button";
import type { Invitation } from "#lib/members/schema";
import type { Words } from "#words";

interface InvitationListProps {
  invitations: Invitation[];
  /** Absent for those who may only look. */
  actions: { resend: FormAction; revoke: FormAction } | null;
}

/** Invitations that nobody has accepted yet. */
export function InvitationList({ invitations, actions }: InvitationListProps) {
  const say = useSay();
  const formats = useFormats();
  const t = useWords("portal");
  return (
    <ul aria-label={t("openInvitations")} className="divide-y">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 py-4 md:px-6">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <bdi className="font-medium text-ink text-sm wrap-anywhere">{invitation.email}</bdi>
              {invitation.state === "expired" ? <Badge tone="warn">{t("expired")}</Badge> : null}
            </p>
            <p className="text-muted text-sm wrap-anywhere">{historyOf(invitation, t, say, formats)}</p>
          </div>
          {actions ? (
            <div className="flex flex-wrap items-start gap-2">
              <ActionForm
                action={actions.resend}
                hidden={{ id: invitation.id }}
                label={t("sendTheInvitationOfEmailAgain", { email: invitation.email })}
              >
                <SubmitButton variant="ghost" size="sm" pendingLabel={t("sending")}>
                  {t("sendAgain")}
                </SubmitButton>
              </ActionForm>
              <ConfirmDialog
                title={t("takeBackTheInvitationOfEmail", { email: invitation.email })}
                consequences={[t("linkCountsNoLonger"), t("inviteAgainAnyTime")]}
                trigger={{ label: t("takeBack"), variant: "danger-quiet", size: "sm" }}
                action={actions.revoke}
                hidden={{ id: invitation.id }}
                confirmLabel={t("takeBack")}
                pendingLabel={t("takingBack")}
                tone="danger"
              />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function historyOf(
  { roleName, invitedBy, sentAt, expiresAt, state }: Invitation,
  t: Words<"portal">,
  say: (sentence: string) => string,
  formats: Formats,
): string {
  const day = (moment: string) => formats.date(new Date(moment), { precision: "date" });
  return [
    say(roleName),
    invitedBy ? t("sentByOn", { name: invitedBy, day: day(sentAt) }) : t("sentOn", { day: day(sentAt) }),
    state === "expired" ? t("expiredOn", { day: day(expiresAt) }) : t("countsUntil", { day: day(expiresAt) }),
  ].join(" · ");
}
