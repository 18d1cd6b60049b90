"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { TenantCount } from "#lib/tenancy/schema";
import { formatNumber } from "../format/number.tsx";
import { BulkProgress } from "../table/bulk-progress.tsx";
import { sendJson } from "../table/send-json.ts";
import { useBulkRun } from "../table/use-bulk-run.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface TenantBulkBarProps {
  ids: string[];
  isAll: boolean;
  /** The filter as an address says it. */
  filter: string;
  onAll: () => void;
  onClear: () => void;
  /** Told while an act is under way: the bar stays, whatever happens to the selection. */
  onActing: (isActing: boolean) => void;
}

const ROUTE = "/api/v1/tenants/bulk";
const NOUNS = { one: "tenant", many: "tenants" };
const WORDS = {
  suspend: { doing: "Suspending", done: "suspended" },
  reactivate: { doing: "Reactivating", done: "reactivated" },
};

/** What can be done with the tenants that are selected, and how it goes. */
export default function TenantBulkBar({ ids, isAll, filter, onAll, onClear, onActing }: TenantBulkBarProps) {
  const router = useRouter();
  const { run, problem, isSending, isOver, start, cancel } = useBulkRun(ROUTE);
  const [asked, setAsked] = useState<"suspend" | "reactivate" | null>(null);
  const matching = useCount(filter);
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
      aria-label="Selected tenants"
      className="sticky bottom-0 z-20 grid gap-3 rounded-b-2xl border-t bg-raised px-5 py-3 shadow-raised md:px-6 print:hidden"
    >
      {run ? (
        <BulkProgress
          run={run}
          words={WORDS[run.action === "suspend" ? "suspend" : "reactivate"]}
          nouns={NOUNS}
          isSending={isSending}
          onCancel={cancel}
          onClose={close}
        />
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
          <Button variant="secondary" size="sm" aria-expanded={asked === "suspend"} onClick={() => setAsked("suspend")}>
            Suspend…
          </Button>
          <Button variant="secondary" size="sm" aria-expanded={asked === "reactivate"} onClick={() => setAsked("reactivate")}>
            Reactivate…
          </Button>
          <Button variant="ghost" size="sm" data-clear-selection="" onClick={close}>
            Clear
          </Button>
        </div>
      )}
      {asked && !run ? (
        <form
          key={asked}
          className="flex flex-wrap items-end gap-3 border-t pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
            void ask(asked === "suspend" ? { action: "suspend", reason } : { action: "reactivate" });
          }}
        >
          {asked === "suspend" ? (
            <TextField
              name="reason"
              label="Reason"
              hint="Stays in the audit trail. Their people are locked out at once."
              minLength={3}
              maxLength={500}
              required
              autoComplete="off"
              className="min-w-64 flex-1"
            />
          ) : (
            <p className="min-w-64 flex-1 text-soft text-sm">Their people are let in again. Those that are not suspended are left as they are.</p>
          )}
          <Button type="submit" variant={asked === "suspend" ? "danger" : "primary"} disabled={isSending}>
            {asked === "suspend" ? "Suspend" : "Reactivate"} {isAll ? `all ${matching ?? ""}` : formatNumber(ids.length)}
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

/** How many tenants a filter means, in words; null until the server has counted. */
function useCount(filter: string): string | null {
  const [counted, setCounted] = useState<{ filter: string; says: string } | null>(null);
  useEffect(() => {
    let isGone = false;
    sendJson<TenantCount>("GET", `/api/v1/tenants/count?${filter}`).then(({ data }) => {
      if (data && !isGone) setCounted({ filter, says: `${data.isExact ? "" : "more than "}${formatNumber(data.count)}` });
    });
    return () => {
      isGone = true;
    };
  }, [filter]);
  return counted?.filter === filter ? counted.says : null;
}
