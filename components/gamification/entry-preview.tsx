import { useSay, useWords } from "#components/format/words";
import type { EntryWithConsequences } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { PreviewPane } from "../table/preview-pane.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataList } from "../ui/data-list.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { AccountTable } from "./account-table.tsx";
import { POINT_KIND_LABELS, POINT_KIND_TONES } from "./point-words.tsx";
import { causeOf } from "./shown-entry.tsx";

interface EntryPreviewProps {
  shown: EntryWithConsequences;
  /** The list without the preview. */
  closeHref: string;
  /** Where another entry is shown. */
  hrefOf: (id: string) => string;
  reverse: FormAction;
}

/** An entry beside the ledger: both its sides, why it was made, and what taking it back would leave. */
export function EntryPreview({ shown: { entry, balance, level, availableAfter, isReversible }, closeHref, hrefOf, reverse }: EntryPreviewProps) {
  const say = useSay();
  const t = useWords("points");
  const f = useFormats();
  const link = (id: string) => (
    <TextLink href={hrefOf(id)} scroll={false}>
      <code className="text-xs wrap-anywhere">{id}</code>
    </TextLink>
  );
  const consequences = [
    t("availableBecomes", { before: f.number(balance.available), after: f.number(availableAfter) }),
    ...(availableAfter < 0 ? [t("thisIsADebt")] : []),
    level.now === level.after
      ? t("levelStays", { level: f.number(level.now) })
      : t("levelBecomes", { before: f.number(level.now), after: f.number(level.after) }),
    t("nothingIsRemoved"),
  ];
  return (
    <PreviewPane
      title={causeOf(entry, say)}
      mark={<Badge tone={POINT_KIND_TONES[entry.kind]}>{say(POINT_KIND_LABELS[entry.kind])}</Badge>}
      closeHref={closeHref}
      footer={
        isReversible ? (
          <ConfirmDialog
            key={entry.id}
            title={t("takeBackQuestion", { points: f.number(entry.points), name: entry.userName ?? t("somebodyWhoIsGone") })}
            consequences={consequences}
            trigger={{ label: t("takeBack"), variant: "secondary" }}
            action={reverse}
            hidden={{ id: entry.id }}
            reason={{ hint: t("reasonHint") }}
            confirmLabel={t("takeBack")}
            pendingLabel={t("takingBack")}
            tone="danger"
          />
        ) : null
      }
    >
      <DataList
        columns={1}
        items={[
          { label: t("person"), value: entry.userName ?? t("somebodyWhoIsGone") },
          { label: t("tenant"), value: <TextLink href={`/admin/tenants/${entry.tenantId}`}>{entry.tenantName}</TextLink> },
          { label: t("points"), value: f.number(entry.points) },
          { label: t("entered"), value: <Time value={entry.createdAt} precision="second" /> },
          { label: t("causeKey"), value: <code className="text-xs wrap-anywhere">{entry.causeKey}</code> },
          ...(entry.reason ? [{ label: t("reason"), value: entry.reason }] : []),
          ...(entry.expiresAt ? [{ label: t("expires"), value: <Time value={entry.expiresAt} precision="second" /> }] : []),
          ...(entry.reversesId ? [{ label: t("takesBack"), value: link(entry.reversesId) }] : []),
          ...(entry.reversedById ? [{ label: t("takenBackBy"), value: link(entry.reversedById) }] : []),
        ]}
      />
      <AccountTable entry={entry} />
      <DataList
        columns={2}
        items={[
          { label: t("availableNow"), value: f.number(balance.available) },
          { label: t("lifetimeNow"), value: f.number(balance.lifetime) },
        ]}
      />
    </PreviewPane>
  );
}
