"use client";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import { type Formats, useFormats } from "#components/format/reader-formats";
import type { StatusSnapshot } from "#lib/services/schema";
import { isSnapshot, type PartState } from "#lib/services/snapshot/schema";
import { PartList } from "./part-list.tsx";

interface StatusBoardProps {
  /** What the server knew when it made the page. */
  initial: StatusSnapshot;
  /** Names of parts and what they answer, in the reader's language. */
  words: Record<string, string>;
  /** Drawings for the overall states, ready made. */
  icons: Record<PartState, ReactNode>;
}

type ClientSay = ReturnType<typeof useClientWords>;

const OVERALL_WORDS = {
  operational: "allOperational",
  degraded: "allDegraded",
  down: "allDown",
  unknown: "allUnknown",
} as const satisfies Record<PartState, string>;

const POLL_EVERY_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;
/** Without news for this long, what is shown is no longer called current. */
const OUTDATED_AFTER_MS = 10_000;
/** A change is in the history a moment after it is seen. */
const HISTORY_AFTER_MS = 1_000;

const looks: Record<PartState, string> = {
  operational: "border-good/30 bg-good-soft text-good",
  degraded: "border-warn/30 bg-warn-soft text-warn",
  down: "border-bad/30 bg-bad-soft text-bad",
  unknown: "bg-tint text-soft",
};

/** The state of every part, asked anew every 2 s while the page is looked at. */
export function StatusBoard(props: StatusBoardProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Board {...props} />
    </QueryClientProvider>
  );
}

function Board({ initial, words, icons }: StatusBoardProps) {
  const t = useClientWords();
  const formats = useFormats();
  const { data, dataUpdatedAt, isError } = useQuery({
    queryKey: ["status"],
    queryFn: fetchStatus,
    initialData: initial,
    refetchInterval: POLL_EVERY_MS,
    refetchOnWindowFocus: "always",
    // Being offline is an answer, too; and the next poll is the retry.
    networkMode: "always",
    retry: false,
  });
  const elapsedMs = useElapsed(dataUpdatedAt);
  const isOutdated = isError || elapsedMs > OUTDATED_AFTER_MS;
  useHistoryReload(data);

  // Counted on from the server's time, since the reader's clock may be wrong.
  const now = data.checkedAt === null ? null : new Date(Date.parse(data.checkedAt) + elapsedMs);
  const state = isOutdated ? "unknown" : data.status;
  const news = isError ? lostNews(dataUpdatedAt, t, formats) : isOutdated ? askingNews(t) : currentNews(data, now, t, formats);
  return (
    <div className="grid gap-6">
      <div className={`flex items-start gap-3 rounded-2xl border p-5 md:p-6 ${looks[state]}`}>
        {icons[state]}
        <div className="min-w-0">
          <p role="status" className="font-semibold text-ink text-lg">
            {news.title}
          </p>
          <p className="text-soft">{news.text}</p>
        </div>
      </div>
      <PartList
        title={t("platform")}
        note={t("whatTheScreensStandOn")}
        parts={data.parts.filter((part) => part.kind !== "surface")}
        words={words}
        now={now}
        isOutdated={isOutdated}
      />
      <PartList
        title={t("surfaces")}
        note={t("askedOverHttpEvery10Seconds")}
        parts={data.parts.filter((part) => part.kind === "surface")}
        words={words}
        now={now}
        isOutdated={isOutdated}
      />
    </div>
  );
}

/** After the page was out of sight, or the device asleep. */
const askingNews = (t: ClientSay) => ({ title: t("askingAgain"), text: t("knownBefore") });

function lostNews(lastAnswerAt: number, t: ClientSay, formats: Formats) {
  const since = formats.date(new Date(lastAnswerAt), { precision: "second" });
  return { title: t("portalNotReached"), text: t("noAnswerSince", { since }) };
}

function currentNews({ status, checkedAt }: StatusSnapshot, now: Date | null, t: ClientSay, formats: Formats) {
  const text = checkedAt === null || now === null ? t("nothingMeasured") : t("measured", { ago: formats.relative(new Date(checkedAt), now) });
  return { title: t(OVERALL_WORDS[status]), text };
}

async function fetchStatus({ signal }: { signal: AbortSignal }): Promise<StatusSnapshot> {
  // Without cookies: a sign-in would be looked up in the database, which may be the part that is down.
  const response = await fetch("/api/status", {
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
  });
  if (!response.ok) throw new Error(`The portal answered ${response.status}.`);
  const answer: unknown = await response.json();
  if (!isSnapshot(answer)) throw new Error("What answered is not the portal.");
  return answer;
}

/** Milliseconds since `moment`, moving every second; 0 until the page has come to life, as the server rendered it. */
function useElapsed(moment: number): number {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now === null ? 0 : Math.max(0, now - moment);
}

/** Loads the history on the page again when a part has changed its state. */
function useHistoryReload({ parts }: StatusSnapshot): void {
  const router = useRouter();
  const states = parts.map(({ state }) => state).join();
  const shown = useRef(states);
  useEffect(() => {
    if (shown.current === states) return;
    shown.current = states;
    const timer = setTimeout(() => router.refresh(), HISTORY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [states, router]);
}
