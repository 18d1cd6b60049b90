"use client";
import { useEffect, useState } from "react";
import type { BulkRun } from "#lib/tables/schema";
import { sendJson } from "../ui/send-json.ts";

const RUNS = "/api/v1/bulk-runs";
const ASKED_EVERY_MS = 1_000;

/** An act upon many from asking for it to its end: what the server says of it, once a second. */
export function useBulkRun(route: string, noAnswer: string) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const id = run?.id;
  const isOver = run?.status === "done" || run?.status === "cancelled";

  useEffect(() => {
    if (!id || isOver) return;
    const timer = setInterval(async () => {
      const answer = await sendJson<BulkRun>("GET", `${RUNS}/${id}`, noAnswer);
      // One that is missed is made up for by the next.
      if (answer.data) setRun(answer.data);
    }, ASKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [id, isOver, noAnswer]);

  const send = async (path: string, body: object) => {
    setIsSending(true);
    const answer = await sendJson<BulkRun>("POST", path, noAnswer, body);
    setIsSending(false);
    setProblem(answer.problem);
    if (answer.data) setRun(answer.data);
  };
  return {
    run,
    problem,
    isSending,
    isOver,
    start: (body: object) => send(route, body),
    cancel: () => (id ? send(`${RUNS}/${id}/cancel`, {}) : Promise.resolve()),
  };
}
