"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { RowCount } from "#lib/tables/schema";
import { formatNumber } from "../format/number.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { BulkProgress } from "./bulk-progress.tsx";
import { sendJson } from "./send-json.ts";
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
  nouns: { one: string; many: string };
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
export default function BulkBar({ acts, route, nouns, ids, isAll, filter, onAll, onClear, onActing }: BulkBarProps) {
  const router = useRouter();
  const { run, problem, isSending, isOver, start, cancel } = useBulkRun(`${route}/bulk`);
  const [asked, setAsked] = useState<BulkAct | null>(null);
  const matching = useCount(route, filter);
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
  const selected = isAll ? `All ${matching ?? ""} that match are selected` : `${formatNumber(ids.length)} selected`;
  return (
    <section
      aria-label={`Selected ${nouns.many}`}
      className="sticky bottom-0 z-20 grid gap-3 rounded-b-2xl border-t bg-raised px-5 py-3 shadow-raised md:px-6 print:hidden"
    >
      {run && running ? (
        <BulkProgress run={run} words={running} nouns={nouns} isSending={isSending} onCancel={cancel} onClose={close} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="me-auto font-medium text-sm">
            {selected}
          </p>
          {isAll || matching === null ? null : (
            <Button variant="link" onClick={onAll}>
              Select all {matching} that match
            </Button>
          )}
          {acts.map((act) => (
            <Button key={act.action} variant="secondary" size="sm" aria-expanded={asked === act} onClick={() => setAsked(act)}>
              {act.label}…
            </Button>
          ))}
          <Button variant="ghost" size="sm" data-clear-selection="" onClick={close}>
            Clear
          </Button>
        </div>
      )}
      {asked && !run ? (
        <form
          key={asked.action}
          className="flex flex-wrap items-end gap-3 border-t pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
            void ask({ action: asked.action, ...(asked.needsReason && { reason }) });
          }}
        >
          {asked.needsReason ? (
            <TextField
              name="reason"
              label="Reason"
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
          <Button type="submit" variant={asked.isDangerous ? "danger" : "primary"} disabled={isSending}>
            {asked.label} {isAll ? `all ${matching ?? ""}` : formatNumber(ids.length)}
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

/** How many a filter means, in words; null until the server has counted. */
function useCount(route: string, filter: string): string | null {
  const [counted, setCounted] = useState<{ filter: string; says: string } | null>(null);
  useEffect(() => {
    let isGone = false;
    sendJson<RowCount>("GET", `${route}/count?${filter}`).then(({ data }) => {
      if (data && !isGone) setCounted({ filter, says: `${data.isExact ? "" : "more than "}${formatNumber(data.count)}` });
    });
    return () => {
      isGone = true;
    };
  }, [route, filter]);
  return counted?.filter === filter ? counted.says : null;
}
