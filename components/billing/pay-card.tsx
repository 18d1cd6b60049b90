import type { z } from "zod";
import type { transferView } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { QrCode } from "../identity/qr-code.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { DataList } from "../ui/data-list.tsx";
import { Icon } from "../ui/icon.tsx";

/** How an invoice is paid by transfer: account, reference, and a code for banks' apps where there is one. */
export function PayCard({ transfer }: { transfer: z.infer<typeof transferView> }) {
  const t = useWords("invoices");
  const f = useFormats();
  const { holder, iban, bic, account, reference, amountMinor, currency, code } = transfer;
  return (
    <Card title={t("howToPay")} note={t("howToPayNote")}>
      <div className="grid gap-6">
        <DataList
          items={[
            { label: t("amount"), value: f.minorMoney(amountMinor, { currency }) },
            { label: t("holder"), value: holder },
            ...(iban ? [{ label: t("iban"), value: iban.replace(/(.{4})(?=.)/g, "$1 ") }] : []),
            ...(bic ? [{ label: t("bic"), value: bic }] : []),
            ...(account ? [{ label: t("account"), value: <span className="whitespace-pre-line">{account}</span>, isWide: true }] : []),
            {
              label: t("reference"),
              value: (
                <span className="flex flex-wrap items-center gap-3">
                  {reference}
                  <CopyButton text={reference} label={t("copyReference")} icon={<Icon name="copy" />} />
                </span>
              ),
              isWide: true,
            },
          ]}
        />
        {code ? <QrCode text={code} label={t("scanToPay")} /> : null}
      </div>
    </Card>
  );
}
