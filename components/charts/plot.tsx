"use client";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { ChartData } from "./shapes.tsx";

// An axis is as wide as its labels, which are measured once: in the stand-in for a font on its way they would be narrower.
const lettersAreHere = async () => void (await document.fonts.ready);
const LinePlot = lazy(() => Promise.all([import("./line-plot.tsx"), lettersAreHere()]).then(([{ LinePlot }]) => ({ default: LinePlot })));
const BarPlot = lazy(() => Promise.all([import("./bar-plot.tsx"), lettersAreHere()]).then(([{ BarPlot }]) => ({ default: BarPlot })));

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
  const [isAsked, setIsAsked] = useState(false);
  const ask = () => setIsAsked(true);
  useEffect(() => {
    if (isAsked && box.current && box.current === document.activeElement) return handFocusOn(box.current);
  }, [isAsked]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of forms
    <div
      ref={box}
      role="group"
      aria-label={label}
      // Whoever comes here by keys gets the drawing that arrow keys read.
      tabIndex={isAsked ? -1 : 0}
      onPointerEnter={ask}
      onFocus={ask}
      className="h-full rounded-lg"
    >
      {isAsked ? (
        <Suspense fallback={still}>
          {kind === "bar" ? <BarPlot label={label} data={data} /> : <LinePlot label={label} data={data} isFilled={kind === "area"} />}
        </Suspense>
      ) : (
        still
      )}
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
