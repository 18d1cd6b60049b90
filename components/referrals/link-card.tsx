import type { GeneratedReferral } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { QrCode } from "../identity/qr-code.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";

const PLACE_KEYS = { mail: "shareMail", x: "shareX", linkedin: "shareLinkedin", whatsapp: "shareWhatsapp", facebook: "shareFacebook" } as const;

/** Somebody's own link: to copy, to scan, to share, and to close. */
export function LinkCard({ referral: { code, url, expiresAt, shareTexts }, close }: { referral: GeneratedReferral; close: FormAction }) {
  const t = useWords("referrals");
  const f = useFormats();
  return (
    <Card title={t("yourLink")} note={t("yourLinkNote", { day: f.date(new Date(expiresAt), { precision: "date" }) })}>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-6">
        <div className="grid min-w-0 flex-1 basis-72 gap-5">
          <p className="flex flex-wrap items-center gap-3">
            <span className="rounded-lg border bg-tint px-3 py-2 font-medium text-ink wrap-anywhere">{url}</span>
            <CopyButton text={url} label={t("copyLink")} icon={<Icon name="copy" />} />
          </p>
          <div className="grid gap-2">
            <h3 className="font-medium text-soft text-sm">{t("share")}</h3>
            <ul className="flex flex-wrap gap-x-5 gap-y-2">
              {shareTexts.map(({ place, url: href }) => (
                <li key={place}>
                  <TextLink href={href}>{t(PLACE_KEYS[place])}</TextLink>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <ConfirmDialog
              title={`${t("closeCode")}: ${code}`}
              consequences={[t("closeCodeNote")]}
              trigger={{ label: t("closeCode"), variant: "secondary" }}
              action={close}
              hidden={{ code }}
              confirmLabel={t("closeCode")}
              pendingLabel={t("closing")}
              tone="danger"
            />
          </div>
        </div>
        <QrCode text={url} label={t("qrOf")} />
      </div>
    </Card>
  );
}
