import { useSay, useWords } from "#components/format/words";
import { sayAction } from "#lib/audit/schema";
import type { EntryWithConsequences } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { PreviewPane } from "../table/preview-pane.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataList } from "../ui/data-list.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { AccountTable } from "./account-table.tsx";
import { EntryActions, type EntryActs } from "./entry-actions.tsx";
import { POINT_KIND_LABELS, POINT_KIND_TONES } from "./point-words.tsx";
import { causeOf } from "./shown-entry.tsx";

interface EntryPreviewProps {
  shown: EntryWithConsequences;
  /** The list without the preview. */
  closeHref: string;
  /** Where another entry is shown. */
  hrefOf: (id: string) => string;
  acts: EntryActs;
}

/** An entry beside the ledger: both its sides, why it was made, and what can be done about it. */
export function EntryPreview({ shown, closeHref, hrefOf, acts }: EntryPreviewProps) {
  const { entry, balance, hold, aboutId, acts: done } = shown;
  const say = useSay();
  const t = useWords("points");
  const f = useFormats();
  const link = (id: string) => (
    <TextLink href={hrefOf(id)} scroll={false}>
      {t("anotherEntry")}
    </TextLink>
  );
  return (
    <PreviewPane
      title={causeOf(entry, say)}
      mark={<Badge tone={POINT_KIND_TONES[entry.kind]}>{say(POINT_KIND_LABELS[entry.kind])}</Badge>}
      closeHref={closeHref}
      footer={<EntryActions key={entry.id} shown={shown} acts={acts} />}
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
          ...(aboutId ? [{ label: entry.reversesId ? t("takesBack") : t("about"), value: link(aboutId) }] : []),
          ...(entry.reversedById ? [{ label: t("takenBackBy"), value: link(entry.reversedById) }] : []),
          ...(hold && hold.id !== entry.id ? [{ label: t("heldBy"), value: link(hold.id) }] : []),
          ...(hold?.decision
            ? [{ label: hold.decision.kind === "release" ? t("givenBackBy") : t("takenAwayBy"), value: link(hold.decision.id) }]
            : []),
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
      {done.length > 0 ? (
        <section aria-labelledby="entry-acts" className="grid gap-3">
          <h3 id="entry-acts" className="font-semibold text-ink text-sm">
            {t("whoDidWhat")}
          </h3>
          <Timeline
            label={t("whoDidWhat")}
            entries={done.map(({ action, actor, at }) => ({
              id: `${action} ${at}`,
              title: say(sayAction(action)),
              time: <Time value={at} precision="second" />,
              children: actor,
            }))}
          />
        </section>
      ) : null}
    </PreviewPane>
  );
}
