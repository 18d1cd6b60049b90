"use client";
import { useEffect } from "react";

/**
 * J and K open the next and the previous of the queue, A and R press the buttons of the open one, which asks for a reason first. Keys that are
 * typed into a field, or held with another, are not meant.
 */
export function ReviewKeys({ words }: { words: string }) {
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

const ACTS: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("approve"),
  r: () => decide("reject"),
};

function move(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-review-queue] a")];
  const at = links.findIndex((link) => link.ariaCurrent === "true");
  const next = links[at + by];
  next?.focus();
  next?.click();
}

function decide(act: "approve" | "reject"): void {
  const button = document.querySelector<HTMLButtonElement>(`button[name="act"][value="${act}"]`);
  const reason = button?.form?.elements.namedItem("reason");
  if (reason instanceof HTMLTextAreaElement && reason.value.trim() === "") reason.focus();
  else button?.click();
}
