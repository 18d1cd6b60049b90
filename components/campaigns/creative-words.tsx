import { useWords } from "#components/format/words";
import type { CreativeState } from "#lib/campaigns/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

const WORDS = { draft: "creativeDraft", waiting: "creativeWaiting", approved: "creativeApproved", changes_asked: "creativeChangesAsked" } as const;
const TONES: Record<CreativeState, Tone> = { draft: "neutral", waiting: "accent", approved: "good", changes_asked: "warn" };

/** How far a creative is with its approval. */
export function CreativeStateBadge({ state }: { state: CreativeState }) {
  const t = useWords("campaigns");
  return (
    <Badge tone={TONES[state]} hasDot>
      {t(WORDS[state])}
    </Badge>
  );
}

/** The words of the form that sends a creative or a version. */
export function useCreativeFormWords(isNew: boolean) {
  const t = useWords("campaigns");
  return {
    name: t("creativeName"),
    text: t("creativeText"),
    textHint: t("creativeTextHint"),
    picture: t("creativePicture"),
    pictureHint: t("creativePictureHint"),
    tooLarge: t("creativeTooLarge"),
    send: isNew ? t("creativeAdd") : t("creativeAddVersion"),
    sending: t("creativeSending"),
    noAnswer: t("creativeNoAnswer"),
  };
}
