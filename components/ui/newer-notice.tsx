"use client";
import { useClientWords } from "../format/client-words.tsx";
import { Button } from "./button.tsx";

interface NewerNoticeProps {
  /** Drops what was typed for what stands now. */
  onNewest: () => void;
  /** Puts what was typed in the place of what stands now, when it is saved. Only for who was told what differs. */
  onMine: (() => void) | null;
}

/** In a form whose record was changed while somebody was typing: what they typed is still there, and what they can do. */
export default function NewerNotice({ onNewest, onMine }: NewerNoticeProps) {
  const t = useClientWords();
  // The button goes with the notice: the focus stays in the form.
  const act = (button: HTMLButtonElement, then: () => void) => {
    const { form } = button;
    then();
    requestAnimationFrame(() => form?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus());
  };
  return (
    <div role="status" className="col-span-full flex flex-wrap items-center gap-3 rounded-lg border border-warn/30 bg-warn-soft px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium text-ink">{t("changedMeanwhile")}</p>
        <p className="text-soft">{onMine ? t("keptAndDiffering") : t("keptUntilSaved")}</p>
      </div>
      {onMine ? (
        <Button variant="secondary" size="sm" onClick={(event) => act(event.currentTarget, onMine)}>
          {t("keepMine")}
        </Button>
      ) : null}
      <Button variant="secondary" size="sm" onClick={(event) => act(event.currentTarget, onNewest)}>
        {t("showTheNewest")}
      </Button>
    </div>
  );
}
