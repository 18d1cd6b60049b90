import { useSay, useWords } from "#components/format/words";
import type { CreativeState } from "#lib/campaigns/schema";
import { Badge } from "../ui/badge.tsx";
import { CREATIVE_STATE_LABELS, CREATIVE_STATE_TONES } from "./creative-states.tsx";

/** How far a creative is with its approval. */
export function CreativeStateBadge({ state }: { state: CreativeState }) {
  const say = useSay();
  return (
    <Badge tone={CREATIVE_STATE_TONES[state]} hasDot>
      {say(CREATIVE_STATE_LABELS[state])}
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
