import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { TakingBack } from "#lib/campaigns/schema";
import { Callout } from "../ui/callout.tsx";

interface TakenBackProps {
  /** Null where the trail no longer keeps who it was. */
  takingBack: TakingBack | null;
  endedAt: string | null;
}

/** Says of an import that nothing of it is in force any more, since when, and who wanted it so. */
export function TakenBack({ takingBack, endedAt }: TakenBackProps) {
  const t = useWords("imports");
  const f = useFormats();
  const at = takingBack?.at ?? endedAt;
  const when = at ? f.date(new Date(at)) : "–";
  return (
    <Callout
      tone="warn"
      title={takingBack ? t.rich("takenBackBy", { when, name: takingBack.by, bdi: (words) => <bdi>{words}</bdi> }) : t("takenBackAt", { when })}
    >
      {t("takenBackNote")}
    </Callout>
  );
}
