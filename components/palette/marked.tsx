import type { ReactNode } from "react";
import { matchText } from "./match.ts";

/** A text with what was typed made to stand out. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  const ranges = typed.trim() ? (matchText(text, typed)?.ranges ?? []) : [];
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push(
      text.slice(at, from),
      <mark key={from} className="bg-transparent font-semibold text-accent">
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <bdi>
      {parts}
      {text.slice(at)}
    </bdi>
  );
}
