"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { RowCount } from "#lib/tables/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Button } from "../ui/button.tsx";
import { sendJson } from "../ui/send-json.ts";
import { TextField } from "../ui/text-field.tsx";
import { BulkProgress } from "./bulk-progress.tsx";
import { fillIn, type TableWords } from "./table-words.tsx";
import { useBulkRun } from "./use-bulk-run.ts";

/** Something that can be done with many records. */
export interface BulkAct {
  action: string;
  /** "Suspend" */
  label: string;
  /** "Suspending" and "suspended" */
  doing: string;
  done: string;
  /** What it means for those it is done to. */
  says: string;
  /** Whether it asks for a reason, beside which `says` stands. */
  needsReason?: boolean;
  isDangerous?: boolean;
}

interface BulkBarProps {
  acts: readonly BulkAct[];
  /** The list's own: acts are sent to `/bulk` below it, and `/count` counts. */
  route: string;
  words: TableWords;
  ids: string[];
  isAll: boolean;
  /** The filter as an address says it. */
  filter: string;
  onAll: () => void;
  onClear: () => void;
  /** Told while an act is under way: the bar stays, whatever happens to the selection. */
  onActing: (isActing: boolean) => void;
}

/** What can be done with what is selected, and how it goes. */
export default function BulkBar({ acts, route, words, ids, isAll, filter, onAll, onClear, onActing }: BulkBarProps) {
  const f = useFormats();
  const router = useRouter();
  const { run, problem, isSending, isOver, start, cancel } = useBulkRun(`${route}/bulk`, words.noAnswer);
  const [asked, setAsked] = useState<BulkAct | null>(null);
  const counted = useCount(route, filter);
  const matching = counted && (counted.isExact ? f.number(counted.count) : fillIn(words.moreThanNumber, { number: f.number(counted.count) }));
  const running = acts.find(({ action }) => action === run?.action);
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  const target = isAll ? { filter: Object.fromEntries(new URLSearchParams(filter)) } : { ids };
  const ask = async (act: object) => {
    onActing(true);
    await start({ act, ...target });
  };
  const close = () => {
    onActing(false);
    onClear();
  };
  const selected = isAll
    ? fillIn(words.allNumberThatMatchAreSelected, { number: matching ?? "" })
    : fillIn(words.numberSelected, { number: f.number(ids.length) });
  return (
    <section
      aria-label={words.selectedMany}
      className="sticky bottom-0 z-20 grid gap-3 rounded-b-2xl border-t bg-raised px-5 py-3 shadow-raised md:px-6 print:hidden"
    >
      {run && running ? (
        <BulkProgress run={run} words={words} act={running} isSending={isSending} onCancel={cancel} onClose={close} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="me-auto font-medium text-sm">
            {selected}
          </p>
          {isAll || matching === null ? null : (
            <Button variant="link" onClick={onAll}>
              {fillIn(words.selectAllNumberThatMatch, { number: matching })}
            </Button>
          )}
          {acts.map((act) => (
            <Button key={act.action} variant="secondary" size="sm" aria-expanded={asked === act} onClick={() => setAsked(act)}>
              {act.label}…
            </Button>
          ))}
          <Button variant="ghost" size="sm" data-clear-selection="" onClick={close}>
            {words.clear}
          </Button>
        </div>
      )}
      {asked && !run ? (
        <form
          key={asked.action}
          className="flex flex-wrap items-start gap-3 border-t pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
            void ask({ action: asked.action, ...(asked.needsReason && { reason }) });
          }}
        >
          {asked.needsReason ? (
            <TextField
              name="reason"
              label={words.reason}
              hint={asked.says}
              minLength={3}
              maxLength={500}
              required
              autoComplete="off"
              className="min-w-64 flex-1"
            />
          ) : (
            <p className="min-w-64 flex-1 text-soft text-sm">{asked.says}</p>
          )}
          <Button
            type="submit"
            variant={asked.isDangerous ? "danger" : "primary"}
            disabled={isSending}
            className={asked.needsReason ? "sm:mt-6.5" : ""}
          >
            {isAll
              ? fillIn(words.actAllNumber, { act: asked.label, number: matching ?? "" })
              : fillIn(words.actNumber, { act: asked.label, number: f.number(ids.length) })}
          </Button>
        </form>
      ) : null}
      {problem ? (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      ) : null}
    </section>
  );
}

/** How many a filter means; null until the server has counted. */
function useCount(route: string, filter: string): RowCount | null {
  const [counted, setCounted] = useState<{ filter: string; rows: RowCount } | null>(null);
  useEffect(() => {
    let isGone = false;
    sendJson<RowCount>("GET", `${route}/count?${filter}`, "").then(({ data }) => {
      if (data && !isGone) setCounted({ filter, rows: data });
    });
    return () => {
      isGone = true;
    };
  }, [route, filter]);
  return counted?.filter === filter ? counted.rows : null;
}
