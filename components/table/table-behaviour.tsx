"use client";
import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useRef } from "react";

interface TableBehaviourProps {
  cookieName: string;
  /** What the cookie is to remember; null where the address says nothing of the look. */
  look: string | null;
  /** The row that is shown beside the list. */
  previewed: string | null;
}

const ONE_YEAR_SECONDS = 31_536_000;
const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const ENDS: Record<string, 0 | -1> = { Home: 0, End: -1 };
const CONTROLS: Record<string, string> = { Enter: "a.stretched", x: "[data-select]", " ": "[data-select]", p: "[data-preview]" };

/**
 * What a table does beside showing itself: remembers its look, closes its panels, and listens to keys. Those of one letter
 * count on a focused row alone (WCAG 2.1.4): nobody who dictates sets them off.
 */
export function TableBehaviour({ cookieName, look, previewed }: TableBehaviourProps) {
  const router = useRouter();
  const shown = useRef<string | null>(null);
  // The focus goes into a preview, and back to its row.
  useEffect(() => {
    const [before, title] = [shown.current, document.getElementById("preview-title")];
    shown.current = previewed;
    if (previewed) title?.focus();
    else if (before) document.querySelector(`[data-preview="${before}"]`)?.closest<HTMLElement>("[data-row]")?.focus();
  }, [previewed]);
  // With the address at once: whoever goes on in the same moment finds the list as they left it.
  useLayoutEffect(() => {
    if (look !== null) remember(cookieName, look);
  }, [cookieName, look]);
  useEffect(() => {
    let end: (() => void) | undefined;
    let isGone = false;
    // Whoever comes near an edge, by pointer or by keys, gets what moves it.
    const onNear = async ({ target }: { target: EventTarget | null }) => {
      if (!(target instanceof Element && target.closest("[data-width-of]"))) return;
      stopWaiting();
      const { listenToWidths } = await import("./column-widths.ts");
      if (isGone) return;
      end = listenToWidths((widths) => {
        const address = new URL(location.href);
        address.searchParams.set("widths", widths);
        // Before the address: who reads it there may be gone before the page is drawn anew.
        const said = new URLSearchParams(recall(cookieName));
        said.set("widths", widths);
        remember(cookieName, said.toString());
        router.replace(`${address.pathname}${address.search}`, { scroll: false });
      });
    };
    const stopWaiting = () => {
      for (const type of ["pointerover", "focusin"]) document.removeEventListener(type, onNear);
    };
    for (const type of ["pointerover", "focusin"]) document.addEventListener(type, onNear);
    // Who was there before the page's script has come near already.
    onNear({ target: document.activeElement });
    return () => {
      isGone = true;
      stopWaiting();
      end?.();
    };
  }, [router, cookieName]);
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPointer);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPointer);
    };
  }, []);
  return null;
}

function remember(cookieName: string, look: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${cookieName}=${encodeURIComponent(look)}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`;
}

/** What is remembered; an empty text where nothing is. */
function recall(cookieName: string): string {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${cookieName}=`));
  try {
    return decodeURIComponent(found?.slice(cookieName.length + 1) ?? "");
  } catch {
    // Nobody who wrote it here: it is written anew.
    return "";
  }
}

const openPanel = () => document.querySelector<HTMLDetailsElement>("[data-panel][open]");

function onPointer({ target }: PointerEvent): void {
  const panel = openPanel();
  if (panel && target instanceof Node && !panel.contains(target)) panel.open = false;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    onEscape(event);
    return;
  }
  const row = event.target;
  if (!(row instanceof HTMLElement) || !row.matches("[data-row]")) return;
  const step = STEPS[event.key];
  const end = ENDS[event.key];
  const control = CONTROLS[event.key];
  if (step) {
    const next = rowBeside(row, step);
    if (next) goTo(next, row);
  } else if (end !== undefined) goToEnd(row, end);
  else if (control) row.querySelector<HTMLElement>(control)?.click();
  else return;
  event.preventDefault();
}

function goTo(next: HTMLElement, from: HTMLElement): void {
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** To the first row or the last. Of a long table its group may have to be drawn first: it is when it comes near the window. */
function goToEnd(row: HTMLElement, end: 0 | -1): void {
  const group = [...(row.closest("table")?.tBodies ?? [])].at(end);
  const arrive = () => {
    const next = [...(group?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].at(end);
    // Whoever went elsewhere meanwhile stays there.
    if (next && document.activeElement === row) goTo(next, row);
    return next !== undefined;
  };
  if (!group || arrive()) return;
  new MutationObserver((_, drawing) => {
    if (arrive()) drawing.disconnect();
  }).observe(group, { childList: true });
  group.scrollIntoView({ block: "nearest" });
}

/** The row above or below, also in the next group. */
function rowBeside(row: HTMLElement, step: 1 | -1): HTMLElement | null {
  const beside = (element: Element | null) => (step > 0 ? element?.nextElementSibling : element?.previousElementSibling);
  const next = beside(row) ?? [...(beside(row.parentElement)?.querySelectorAll("[data-row]") ?? [])].at(step > 0 ? 0 : -1);
  return next instanceof HTMLElement && next.matches("[data-row]") ? next : null;
}

/** Closes what is open, one at a time: a panel, the preview, then the selection. */
function onEscape(event: KeyboardEvent): void {
  if (document.querySelector("dialog[open], :popover-open")) return;
  const panel = openPanel();
  if (panel) {
    panel.open = false;
    panel.querySelector("summary")?.focus();
  } else {
    const control = document.querySelector<HTMLElement>("[data-close-preview]") ?? document.querySelector<HTMLElement>("[data-clear-selection]");
    if (!control) return;
    control.click();
  }
  event.preventDefault();
}
