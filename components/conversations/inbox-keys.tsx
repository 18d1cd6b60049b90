"use client";
import { useEffect } from "react";

/**
 * J and K go to the next and the previous conversation of a list, Enter opens it, R opens it to reply or goes to the reply, E resolves it. Keys
 * that are typed into a field, or held with another, are not meant.
 */
export function InboxKeys({ words }: { words: string }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
      const act = ACTS[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return <p className="text-muted text-sm max-md:hidden">{words}</p>;
}

const ACTS: Readonly<Record<string, () => void>> = { j: () => move(1), k: () => move(-1), r: reply, e: resolve };

const links = () => [...document.querySelectorAll<HTMLAnchorElement>("[data-conversations] a")];
const current = () => links().find((link) => link.closest("li")?.contains(document.activeElement));

function move(by: 1 | -1): void {
  const all = links();
  const link = current();
  const at = link ? all.indexOf(link) + by : by > 0 ? 0 : all.length - 1;
  all[at]?.focus();
}

function reply(): void {
  const field = document.querySelector<HTMLTextAreaElement>("[data-reply] textarea");
  if (field) field.focus();
  else current()?.click();
}

function resolve(): void {
  const place = current()?.closest("li") ?? (links().length === 0 ? document : null);
  place?.querySelector<HTMLButtonElement>("button[data-resolve]")?.click();
}
