import type { RestartHook } from "#lib/services/schema";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";

type Call = RestartHook["calls"][number];

const TONES: Record<Call["status"], Tone> = { waiting: "neutral", sending: "neutral", accepted: "good", refused: "bad", lost: "warn" };

/** The last restarts that somebody asked for, and what became of them. */
export function RestartCalls({ calls }: { calls: Call[] }) {
  const [t, say] = [useWords("upkeep"), useSay()];
  const outcomeOf = ({ status, answerStatus, error }: Call) => {
    if (status === "accepted") return t("accepted", { status: String(answerStatus ?? "–") });
    if (status === "refused")
      return answerStatus === null ? t("notReached", { error: say(error ?? "–") }) : t("refused", { status: String(answerStatus) });
    return t(status === "lost" ? "lost" : "waiting");
  };
  return (
    <DataTable
      caption={t("calls")}
      density="compact"
      rows={calls}
      rowKey={({ id }) => id}
      empty={<p className="px-5 py-4 text-muted text-sm md:px-6">{t("noCalls")}</p>}
      columns={[
        { key: "asked", header: t("asked"), isPrimary: true, cell: ({ askedAt }) => <Time value={askedAt} precision="second" /> },
        { key: "by", header: t("by"), cell: ({ askedBy }) => <bdi>{askedBy ?? "–"}</bdi> },
        { key: "outcome", header: t("outcome"), hasWords: true, cell: (call) => <Badge tone={TONES[call.status]}>{outcomeOf(call)}</Badge> },
      ]}
    />
  );
}
