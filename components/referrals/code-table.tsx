import type { ReferralCodeView } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { CodeStateBadge } from "./referral-words.tsx";

/** Somebody's codes, each with the way to what it brought. */
export function CodeTable({ codes }: { codes: ReferralCodeView[] }) {
  const t = useWords("referrals");
  const f = useFormats();
  return (
    <DataTable
      caption={t("moreCodes")}
      columns={[
        {
          key: "code",
          header: t("code"),
          isPrimary: true,
          hasWords: true,
          cell: ({ code, label }) => (
            <span className="grid">
              <SoftLink href={`/portal/referrals/${code}`} className="font-medium text-ink hover:underline">
                {code}
              </SoftLink>
              {label ? <span className="text-muted text-xs wrap-anywhere">{label}</span> : null}
            </span>
          ),
        },
        { key: "state", header: t("state"), cell: ({ state }) => <CodeStateBadge state={state} /> },
        {
          key: "used",
          header: t("used"),
          isNumeric: true,
          cell: ({ used, usageLimit }) => (usageLimit === 0 ? f.number(used) : t("usedOf", { used: f.number(used), limit: f.number(usageLimit) })),
        },
      ]}
      rows={codes}
      rowKey={({ code }) => code}
      empty={<p className="px-5 py-4 text-muted">{t("nothingYet")}</p>}
    />
  );
}
