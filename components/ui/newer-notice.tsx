"use client";
import { useClientWords } from "../format/client-words.tsx";
import { FormNotice } from "./form-notice.tsx";

interface NewerNoticeProps {
  /** Drops what was typed for what stands now. */
  onNewest: () => void;
  /** Puts what was typed in the place of what stands now, when it is saved. Only for who was told what differs. */
  onMine: (() => void) | null;
}

/** In a form whose record was changed while somebody was typing: what they typed is still there, and what they can do. */
export default function NewerNotice({ onNewest, onMine }: NewerNoticeProps) {
  const t = useClientWords();
  return (
    <FormNotice
      title={t("changedMeanwhile")}
      note={onMine ? t("keptAndDiffering") : t("keptUntilSaved")}
      actions={[...(onMine ? [{ label: t("keepMine"), onPress: onMine }] : []), { label: t("showTheNewest"), onPress: onNewest }]}
    />
  );
}
