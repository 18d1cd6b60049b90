"use client";
import { useEffect, useRef, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import { browserStorage } from "../ui/browser-storage.ts";
import { Button } from "../ui/button.tsx";
import { CloseGlyph } from "../ui/close-glyph.tsx";
import type { JumpKey } from "./entries.ts";
import { areShortcutsOn, switchShortcuts } from "./shortcuts.ts";

interface ShortcutHelpProps {
  jumps: JumpKey[];
  onClose: () => void;
}

/** All shortcuts, and the switch for those of single letters. */
export default function ShortcutHelp({ jumps, onClose }: ShortcutHelpProps) {
  const t = useClientWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setIsOn] = useState(() => areShortcutsOn(browserStorage()));
  useEffect(() => dialog.current?.showModal(), []);
  const rows: { keys: string[]; label: string; isLetter?: boolean }[] = [
    { keys: [t("ctrlOrCommand"), "K"], label: t("searchAndCommands") },
    { keys: [t("ctrlOrCommand"), "Z"], label: t("undoTheLastAct") },
    { keys: ["/"], label: t("searchTheListOnThePage"), isLetter: true },
    ...jumps.map(({ key, label }) => ({ keys: ["G", key.toUpperCase()], label: t("goToLabel", { label }), isLetter: true })),
    { keys: ["?"], label: t("thisList"), isLetter: true },
  ];
  return (
    <dialog
      ref={dialog}
      aria-labelledby="shortcut-help-title"
      onClose={onClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md overflow-y-auto rounded-2xl border bg-raised p-0 text-start text-ink shadow-dialog backdrop:bg-grey-950/50"
    >
      <div className="flex items-start justify-between gap-4 px-6 pt-6">
        <h2 id="shortcut-help-title" className="font-semibold text-ink text-lg">
          {t("keyboardShortcuts")}
        </h2>
        <Button variant="ghost" size="icon-sm" aria-label={t("close")} onClick={() => dialog.current?.close()} className="-me-2 -mt-1">
          <CloseGlyph />
        </Button>
      </div>
      <dl className="px-6 py-4">
        {rows.map(({ keys, label, isLetter }) => (
          <div key={label} className="flex min-h-11 items-center justify-between gap-4 border-b text-sm last:border-b-0">
            <dt className={isLetter && !isOn ? "text-muted line-through" : "text-soft"}>{label}</dt>
            <dd className="flex shrink-0 gap-1.5">
              {keys.map((key) => (
                <kbd key={key} className="rounded-md border bg-sunken px-2 py-0.5 font-medium font-sans text-soft text-xs">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="flex min-h-11 items-start gap-3 border-t px-6 py-4 text-soft text-sm">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            setIsOn(event.target.checked);
            switchShortcuts(browserStorage(), event.target.checked);
          }}
          className="tick mt-0.5"
        />
        <span>
          {t("useShortcutsOfSingleKeys")}
          <span className="mt-0.5 block text-muted text-xs">{t("switchThemOffIfYouSpeak")}</span>
        </span>
      </label>
    </dialog>
  );
}
