"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

interface RowGroupProps {
  /** Whether its rows are there from the beginning, and without script. */
  isFirst: boolean;
  /** How high it is until it was measured, in pixels. */
  height: number;
  draw: () => ReactNode;
}

/** Rows are drawn before they are seen, and taken out when they are that far away again: each row there is painted with those that are seen. */
const NEAR = "900px 0px";

/**
 * Some rows of a long table, drawn while they are near the window alone: a page of a thousand has as many elements as one of a
 * hundred. What has the focus stays, and paper gets all.
 */
export function RowGroup({ isFirst, height, draw }: RowGroupProps) {
  const [shown, setShown] = useState({ isShown: isFirst, height });
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        if (entry.isIntersecting) setShown((before) => (before.isShown ? before : { ...before, isShown: true }));
        else if (!element.contains(document.activeElement))
          setShown((before) => (before.isShown ? { isShown: false, height: entry.boundingClientRect.height } : before));
      },
      // The table scrolls by itself on a desk, the page on a phone.
      { rootMargin: NEAR, scrollMargin: NEAR } as IntersectionObserverInit,
    );
    observer.observe(element);
    const showAll = () => flushSync(() => setShown((before) => ({ ...before, isShown: true })));
    // To observe anew is to be told where it is: what is far away goes out again.
    const showNear = () => {
      observer.unobserve(element);
      observer.observe(element);
    };
    addEventListener("beforeprint", showAll);
    addEventListener("afterprint", showNear);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", showAll);
      removeEventListener("afterprint", showNear);
    };
  }, []);
  return (
    // Named because the cards of a phone, which are blocks, would take the role away.
    // biome-ignore lint/a11y/noRedundantRoles: drawn as cards, the elements would lose their role
    <tbody ref={body} role="rowgroup" className="divide-y border-t first-of-type:border-t-0">
      {shown.isShown ? (
        draw()
      ) : (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without anything in it, let alone something to focus
        <tr aria-hidden="true" className="print:hidden">
          <td style={{ height: shown.height }} />
        </tr>
      )}
    </tbody>
  );
}
