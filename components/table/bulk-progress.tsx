"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { BulkRun } from "#lib/tables/schema";
import { useReader } from "#reader";
import { useFormats } from "../format/reader-formats.tsx";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { sendUndo } from "../ui/send-undo.ts";
import { toast } from "../ui/toast-region.tsx";
import { fillIn, type TableWords } from "./table-words.tsx";

interface BulkProgressProps {
  run: BulkRun;
  /** Such as "Suspending" and "suspended". */
  act: { doing: string; done: string };
  words: TableWords;
  isSending: boolean;
  onCancel: () => void;
  onClose: () => void;
}

/** How far an act upon many is: to be undone before it begins, to be stopped while it runs, and how each went that could not be done. */
export function BulkProgress({ run, act, words, isSending, onCancel, onClose }: BulkProgressProps) {
  const f = useFormats();
  const router = useRouter();
  const { words: said } = useReader();
  const [isUndoing, setIsUndoing] = useState(false);
  const seconds = useSecondsUntil(run.startsAt);
  const total = fillIn(run.total === 1 ? words.numberOne : words.numberMany, { number: f.number(run.total) });
  const parts = { ...act, total, number: f.number(run.done), seconds };
  const takeBack = async () => {
    if (!run.undo) return;
    setIsUndoing(true);
    const { message, tone } = await sendUndo(run.undo, said);
    toast(message, tone);
    onClose();
    router.refresh();
  };
  const ended = run.done + run.refused;
  const isOver = run.status === "done" || run.status === "cancelled";
  const says =
    run.status === "cancelled"
      ? run.done === 0
        ? words.undone
        : fillIn(words.stopped, parts)
      : run.status === "done"
        ? fillIn(words.finished, parts)
        : run.status === "waiting"
          ? fillIn(seconds > 0 ? words.beginsInSeconds : words.begins, parts)
          : fillIn(words.numberSoFar, { ...parts, number: f.number(ended) });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="min-w-0 flex-1 font-medium text-sm">
          {says}
        </p>
        {isOver && run.undo ? (
          <Button variant="secondary" size="sm" disabled={isUndoing} onClick={takeBack}>
            {words.undo}
          </Button>
        ) : null}
        {isOver ? (
          <Button variant="secondary" size="sm" onClick={onClose}>
            {words.close}
          </Button>
        ) : (
          <Button variant="secondary" size="sm" disabled={isSending} onClick={onCancel}>
            {run.status === "waiting" ? words.undo : words.stop}
          </Button>
        )}
      </div>
      {run.status === "running" ? <ProgressBar label={act.doing} value={ended} max={run.total} /> : null}
      {run.refused > 0 ? (
        <details>
          <summary className="w-fit font-medium text-bad text-sm">{fillIn(words.numberCouldNotBeDone, { number: f.number(run.refused) })}</summary>
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
