import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { FEW_RECOVERY_CODES } from "#lib/identity/schema";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodesForm } from "./recovery-codes-form.tsx";

/** Whether there is a password, and where to change it. */
export function PasswordStateCard({ hasPassword, changedAt }: { hasPassword: boolean; changedAt: Date | null }) {
  const formats = useFormats();
  const t = useWords("account");
  return (
    <Card
      title={t("password")}
      actions={
        <LinkButton href="/account" variant="secondary" size="sm">
          {hasPassword ? t("changeIt") : t("setOne")}
        </LinkButton>
      }
    >
      <p className="text-soft text-sm">
        {hasPassword
          ? t("youHaveAPassword", { isDated: changedAt ? "yes" : "no", date: changedAt ? formats.date(changedAt, { precision: "date" }) : "" })
          : t("youHaveNoPasswordAndSign")}
      </p>
    </Card>
  );
}

interface AppCardProps {
  since: Date | null;
  pending: { key: string; address: string } | null;
  begin: FormAction;
  confirm: FormAction;
  remove: FormAction;
}

/** The authenticator app: off, waiting for its first code, or on. */
export function AuthenticatorCard({ since, pending, begin, confirm, remove }: AppCardProps) {
  const t = useWords("account");
  return (
    <Card
      title={t("authenticatorApp")}
      note={t("signingInThenTakesACode")}
      actions={since ? <Badge tone="good">{t("on")}</Badge> : <Badge>{t("off")}</Badge>}
    >
      {since ? <AppIsOn since={since} remove={remove} /> : null}
      {!since && pending ? <FirstCode pending={pending} begin={begin} confirm={confirm} /> : null}
      {since || pending ? null : (
        <ActionForm action={begin} label={t("setUpAnAuthenticatorApp")}>
          <div>
            <SubmitButton pendingLabel={t("preparing")}>{t("setUpAnApp")}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  );
}

function AppIsOn({ since, remove }: { since: Date; remove: FormAction }) {
  const formats = useFormats();
  const t = useWords("account");
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="text-soft text-sm">{t("inUseSinceDate", { date: formats.date(since, { precision: "date" }) })}</p>
      <ConfirmDialog
        title={t("removeTheAuthenticatorApp")}
        consequences={[t("stopsAsking"), t("codesVoid"), t("portalsClosed")]}
        trigger={{ label: t("remove"), variant: "danger-quiet", size: "sm" }}
        action={remove}
        confirmLabel={t("removeTheApp")}
        pendingLabel={t("removing")}
        tone="danger"
      />
    </div>
  );
}

function FirstCode({
  pending: { key, address },
  begin,
  confirm,
}: {
  pending: { key: string; address: string };
  begin: FormAction;
  confirm: FormAction;
}) {
  const t = useWords("account");
  const grouped = key.match(/.{1,4}/g)?.join(" ") ?? key;
  return (
    <div className="grid gap-6 md:grid-cols-[auto_1fr]">
      <QrCode text={address} label={t("qrCodeForYourAuthenticatorApp")} />
      <div className="grid min-w-0 content-start gap-5">
        <div className="grid gap-2 text-soft text-sm">
          <p>{t("scanTheCodeWithYourAuthenticator")}</p>
          <p className="font-medium font-mono text-ink wrap-anywhere">{grouped}</p>
        </div>
        <ActionForm action={confirm} label={t("confirmTheAuthenticatorApp")} fields={["code"]} className="grid max-w-xs gap-4">
          <TextField
            name="code"
            label={t("code")}
            hint={t("theSixDigitsThatTheApp")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
          />
          <SubmitButton pendingLabel={t("checking")}>{t("confirm")}</SubmitButton>
        </ActionForm>
        <ActionForm action={begin} label={t("beginAgainWithAnotherKey")}>
          <div>
            <SubmitButton variant="link">{t("beginAgainWithAnotherKey")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </div>
  );
}

/** How many recovery codes are left, and new ones. */
export function RecoveryCodesCard({ left, make }: { left: number; make: FormAction }) {
  const t = useWords("account");
  return (
    <Card title={t("recoveryCodes")} note={t("eachLetsYouInOnceWhen")}>
      <div className="grid gap-4">
        {left <= FEW_RECOVERY_CODES ? (
          <Callout tone="warn" title={left === 0 ? t("youHaveNoRecoveryCodes") : t("onlyCodesLeft", { count: String(left), left })}>
            {t("withoutOneYouCannotSignIn")}
          </Callout>
        ) : (
          <p className="text-soft text-sm">{t("codesAreLeft", { left: String(left) })}</p>
        )}
        <RecoveryCodesForm action={make} hasCodes={left > 0} />
      </div>
    </Card>
  );
}
