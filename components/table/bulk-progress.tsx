"use client";
import { useEffect, useState } from "react";
import type { BulkRun } from "#lib/tables/schema";
import { formatNumber } from "../format/number.tsx";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

interface BulkProgressProps {
  run: BulkRun;
  /** Such as "Suspending" and "suspended". */
  words: { doing: string; done: string };
  /** What one is and what many are. */
  nouns: { one: string; many: string };
  isSending: boolean;
  onCancel: () => void;
  onClose: () => void;
}

/** How far an act upon many is: to be undone before it begins, to be stopped while it runs, and how each went that could not be done. */
export function BulkProgress({ run, words, nouns, isSending, onCancel, onClose }: BulkProgressProps) {
  const seconds = useSecondsUntil(run.startsAt);
  const total = `${formatNumber(run.total)} ${run.total === 1 ? nouns.one : nouns.many}`;
  const ended = run.done + run.refused;
  const isOver = run.status === "done" || run.status === "cancelled";
  const says =
    run.status === "cancelled"
      ? run.done === 0
        ? "Undone: nothing was changed."
        : `Stopped: ${formatNumber(run.done)} of ${total} ${words.done}.`
      : run.status === "done"
        ? `${formatNumber(run.done)} of ${total} ${words.done}.`
        : run.status === "waiting"
          ? `${words.doing} ${total}${seconds > 0 ? ` in ${seconds} s` : ""}…`
          : `${words.doing} ${total}: ${formatNumber(ended)} so far…`;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="min-w-0 flex-1 font-medium text-sm">
          {says}
        </p>
        {isOver ? (
          <Button variant="secondary" size="sm" onClick={onClose}>
            Close
          </Button>
        ) : (
          <Button variant="secondary" size="sm" disabled={isSending} onClick={onCancel}>
            {run.status === "waiting" ? "Undo" : "Stop"}
          </Button>
        )}
      </div>
      {run.status === "running" ? <ProgressBar label={words.doing} value={ended} max={run.total} /> : null}
      {run.refused > 0 ? (
        <details>
          <summary className="w-fit font-medium text-bad text-sm">{formatNumber(run.refused)} could not be done</summary>
          <ul className="mt-2 grid max-h-40 gap-1 overflow-y-auto text-sm text-soft">
            {run.refusals.map(({ id, message }) => (
              <li key={id}>{message}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function useSecondsUntil(moment: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1_000))), 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
