"use client";
import { useRouter } from "next/navigation";
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { useClientWords } from "#components/format/client-words";
import type { FormAction } from "../ui/action-form.tsx";
import { browserStorage, forgetTyped } from "../ui/browser-storage.ts";
import { toast } from "../ui/toast-region.tsx";
import type { JumpKey, PaletteEntry } from "./entries.ts";
import { wipeRecents } from "./recents.ts";
import { areShortcutsOn, createShortcuts } from "./shortcuts.ts";

export type { PaletteEntry } from "./entries.ts";

interface CommandPaletteProps {
  userId: string | null;
  /** `PaletteEntry[]` as JSON, read when the palette opens: every page has them, few need them. */
  entries: string;
  jumps: JumpKey[];
  /** Takes the tenant’s id in the field `tenantId`. */
  switchTenant: FormAction;
  icon: ReactNode;
}

interface WindowProps extends Omit<CommandPaletteProps, "icon" | "entries"> {
  entries: PaletteEntry[];
  onClose: () => void;
  onHelp: () => void;
}

const LOADERS = { palette: () => import("./palette-dialog.tsx"), help: () => import("./shortcut-help.tsx") };

/**
 * The field in the header that opens the palette, and the ear for shortcuts. The palette itself is loaded when it is opened for the
 * first time, so that no page is heavier for it.
 */
export function CommandPalette({ userId, entries, jumps, switchTenant, icon }: CommandPaletteProps) {
  const t = useClientWords();
  const router = useRouter();
  // Each opening is a window of its own: a busy browser tells late that one was shut, when the next may be open.
  const [open, setOpen] = useState<{ Window: ComponentType<WindowProps>; round: number } | null>(null);
  const isApple = useSyncExternalStore(noChange, isAppleKeyboard, () => false);

  function show(which: keyof typeof LOADERS): void {
    LOADERS[which]().then(
      ({ default: Window }) => setOpen((before) => ({ Window, round: (before?.round ?? 0) + 1 })),
      () => toast(t("notLoaded"), "bad"),
    );
  }

  useEffect(() => {
    // What others opened in this browser is none of this person's business.
    wipeRecents(browserStorage(), userId ?? undefined);
    const onSubmit = (event: Event) => {
      if (!(event.target instanceof Element && event.target.closest("[data-signs-out]"))) return;
      wipeRecents(browserStorage());
      forgetTyped(browserStorage());
    };
    document.addEventListener("submit", onSubmit, true);
    return () => document.removeEventListener("submit", onSubmit, true);
  }, [userId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what `show` uses never changes
  useEffect(() => {
    const shortcutOf = createShortcuts(jumps.map(({ key }) => key));
    const onKeyDown = (event: KeyboardEvent) => {
      const isWindowOpen = document.querySelector("dialog:modal") !== null;
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        if (!isWindowOpen) show("palette");
        return;
      }
      if (event.defaultPrevented || !areShortcutsOn(browserStorage())) return;
      const shortcut = shortcutOf({ ...keysOf(event), isTaken: isWindowOpen || isField(event.target) }, event.timeStamp);
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut.kind === "help") return show("help");
      if (shortcut.kind === "jump") return router.push(jumps.find(({ key }) => key === shortcut.key)?.href ?? "/");
      const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
      if (search) search.focus();
      else show("palette");
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [jumps, router]);

  const close = (round: number) => setOpen((now) => (now?.round === round ? null : now));
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show("palette")}
        className="inline-flex size-11 shrink-0 items-center justify-center gap-3 rounded-full border bg-surface text-muted text-sm transition-colors hover:bg-tint hover:text-ink lg:w-full lg:justify-start lg:rounded-lg lg:border-control lg:px-4 lg:shadow-field"
      >
        {icon}
        <span className="max-lg:sr-only lg:flex-1 lg:truncate lg:text-start">{t("searchOrJumpTo")}</span>
        <span aria-hidden="true" className="rounded-md border bg-sunken px-1.5 py-0.5 text-xs max-lg:hidden">
          {isApple ? "⌘K" : "Ctrl K"}
        </span>
      </button>
      {open ? (
        <open.Window
          key={open.round}
          userId={userId}
          entries={JSON.parse(entries)}
          jumps={jumps}
          switchTenant={switchTenant}
          onClose={() => close(open.round)}
          onHelp={() => show("help")}
        />
      ) : null}
    </>
  );
}

const noChange = () => () => undefined;
const isAppleKeyboard = () => /Mac|iPhone|iPad/.test(navigator.platform);
const keysOf = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey, repeat });
const isField = (target: EventTarget | null) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
