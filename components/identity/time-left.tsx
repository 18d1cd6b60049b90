"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useClientWords } from "#components/format/client-words";

const EVERY_MS = 5_000;

/** "29 min left", counted down in the browser; when nothing is left, the page is loaded afresh. Silent for screen readers. */
export function TimeLeft({ endsAt, minutesLeft }: { endsAt: string; minutesLeft: number }) {
  const t = useClientWords();
  const router = useRouter();
  const [left, setLeft] = useState(minutesLeft);
  useEffect(() => {
    const end = new Date(endsAt).getTime();
    const timer = setInterval(() => {
      const leftMs = end - Date.now();
      setLeft(Math.max(0, Math.ceil(leftMs / 60_000)));
      if (leftMs > 0) return;
      clearInterval(timer);
      router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [endsAt, router]);
  return <span className="tabular-nums">{left > 0 ? t("leftMinLeft", { left }) : t("timeIsUp")}</span>;
}
