"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Brings the page up to date every so often, as long as it is shown and somebody looks. */
export function RefreshWhile({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
