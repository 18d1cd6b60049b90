"use client";
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { ChartData } from "./shapes.tsx";

type Drawing = ComponentType<{ label: string; data: ChartData; isFilled: boolean }>;

const loadLines = () => import("./line-plot.tsx").then(({ LinePlot }): Drawing => LinePlot);
const LOADERS = { line: loadLines, area: loadLines, bar: () => import("./bar-plot.tsx").then(({ BarPlot }): Drawing => BarPlot) };

interface PlotProps {
  kind: "line" | "area" | "bar";
  label: string;
  data: ChartData;
  /** The drawing as the page has it, until somebody wants more of it. */
  still: ReactNode;
}

/** The drawing of a chart. Its library is fetched for who points at it or comes to it by keys: it tells the values one by one. */
export function Plot({ kind, label, data, still }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<{ Drawing: Drawing } | null>(null);
  const ask = () => {
    if (live) return;
    // An axis is as wide as its labels, which are measured once: in the stand-in for a font on its way they would be narrower.
    // Where it cannot be fetched the still drawing stays, and the next who points at it tries again.
    Promise.all([LOADERS[kind](), document.fonts.ready]).then(
      ([Drawing]) => setLive({ Drawing }),
      () => undefined,
    );
  };
  useEffect(() => {
    if (live && box.current && box.current === document.activeElement) return handFocusOn(box.current);
  }, [live]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of forms
    <div
      ref={box}
      role="group"
      aria-label={label}
      // Whoever comes here by keys gets the drawing that arrow keys read.
      tabIndex={live ? -1 : 0}
      onPointerEnter={ask}
      onFocus={ask}
      className="h-full rounded-lg"
    >
      {live ? <live.Drawing label={label} data={data} isFilled={kind === "area"} /> : still}
    </div>
  );
}

/** Moves the focus from the box to the drawing in it, as soon as that is there. */
function handFocusOn(box: HTMLElement): () => void {
  const look = () => {
    const drawing = box.querySelector<SVGElement>("svg[tabindex]");
    if (!drawing) return;
    observer.disconnect();
    if (document.activeElement === box) drawing.focus();
  };
  const observer = new MutationObserver(look);
  observer.observe(box, { childList: true, subtree: true });
  return () => observer.disconnect();
}
