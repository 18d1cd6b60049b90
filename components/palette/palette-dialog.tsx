"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, startTransition, useEffect, useId, useRef, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import { setTheme } from "../shell/theme-control.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { browserStorage } from "../ui/browser-storage.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { toast } from "../ui/toast-region.tsx";
import type { PaletteAct, PaletteEntry } from "./entries.ts";
import { groupsOf, type Line } from "./groups.ts";
import { PaletteList } from "./palette-list.tsx";
import { addRecent, readRecents } from "./recents.ts";
import { useSearch } from "./use-search.ts";

interface PaletteDialogProps {
  /** Whose recent entries are shown and kept; nobody's while somebody acts as another person. */
  userId: string | null;
  entries: PaletteEntry[];
  switchTenant: FormAction;
  onClose: () => void;
  onHelp: () => void;
}

/**
 * The window of the palette: a combobox with a list in groups (WAI-ARIA APG, list autocomplete with manual selection). The focus
 * stays in the field; arrows move through the list, Enter opens, with Ctrl or ⌘ in a new tab.
 */
export default function PaletteDialog({ userId, entries, switchTenant, onClose, onHelp }: PaletteDialogProps) {
  const t = useClientWords();
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [round, setRound] = useState(0);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [recents] = useState(() => (userId ? readRecents(userId, browserStorage()) : []));
  const search = useSearch(typed, round);
  const groups = groupsOf(typed, entries, recents, search.hits);
  const lines = groups.flatMap((group) => group.lines);
  const active = Math.max(
    0,
    lines.findIndex((line) => line.id === activeId),
  );
  useEffect(() => dialog.current?.showModal(), []);

  function choose(line: Line, inNewTab = false): void {
    dialog.current?.close();
    if (line.tenantId) goTo(line.tenantId, switchTenant, t("portalNotOpened"));
    else if (line.act) act(line.act, onHelp);
    if (!line.href) return;
    if (userId) addRecent(userId, { label: line.label, note: line.note, icon: line.icon, href: line.href }, browserStorage());
    if (inNewTab) open(line.href, "_blank", "noopener");
    else router.push(line.href);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // Enter and the arrows belong to whoever composes a letter of their script.
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    const line = lines[active];
    if (to !== undefined && lines.length > 0) setActiveId(lines.at(to % lines.length)?.id ?? null);
    else if (event.key === "Enter" && line) choose(line, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the window closes it, as Escape does by itself
    <dialog
      ref={dialog}
      aria-label={t("searchAndCommands")}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
      className="m-auto mt-4 max-h-[min(36rem,calc(100dvh-2rem))] w-[calc(100vw-2rem)] max-w-[640px] flex-col overflow-hidden rounded-2xl border bg-raised p-0 text-start text-ink shadow-dialog backdrop:bg-grey-950/50 open:flex sm:mt-[12vh]"
    >
      <div className="flex shrink-0 items-center gap-3 border-b px-4 py-2">
        <Icon name="search" className="size-5 text-muted" />
        <input
          autoFocus
          role="combobox"
          aria-label={t("searchPagesRecordsAndActions")}
          aria-autocomplete="list"
          aria-expanded={lines.length > 0}
          aria-controls={lines.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={lines.length > 0 ? `${id}-${active}` : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActiveId(null);
          }}
          onKeyDown={onKeyDown}
          placeholder={t("searchOrJumpTo")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          dir="auto"
          className="min-h-11 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-muted"
        />
        <Button variant="ghost" size="sm" onClick={() => dialog.current?.close()}>
          {t("close")}
        </Button>
      </div>
      <PaletteList
        id={id}
        groups={groups}
        active={active}
        typed={typed}
        search={search}
        onPoint={setActiveId}
        onChoose={choose}
        onRetry={() => setRound(round + 1)}
      />
    </dialog>
  );
}

/** The action leads to the portal itself; it comes back only with what was in the way. */
function goTo(tenantId: string, switchTenant: FormAction, problem: string): void {
  const form = new FormData();
  form.set("tenantId", tenantId);
  startTransition(async () => {
    const { status, message } = await switchTenant({ status: "idle", message: null, issues: [], values: {}, requestId: null }, form);
    if (status === "error") toast(message ?? problem, "bad");
  });
}

function act(name: PaletteAct, onHelp: () => void): void {
  if (name === "shortcuts") onHelp();
  // The one form that signs out, in the person's menu.
  else if (name === "sign-out") document.querySelector<HTMLFormElement>("[data-signs-out] form")?.requestSubmit();
  else setTheme(name === "theme-dark" ? "dark" : name === "theme-light" ? "light" : "system");
}
