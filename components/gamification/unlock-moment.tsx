"use client";
import { useEffect } from "react";
import { useReader } from "#reader";
import { useClientWords } from "../format/client-words.tsx";
import { UPDATE_EVENT } from "../live/update-event.ts";
import { toast } from "../ui/toast-region.tsx";

/** @param names by language. @param locale such as "de-CH" */
function inLanguage(names: unknown, locale: string): string | null {
  const said = (names as Record<string, unknown> | null | undefined)?.[locale.split("-")[0] ?? ""];
  return isText(said) ? said : null;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Tells of an achievement at the moment it is earned, on whatever page its people are: a toast, and confetti for who likes movement. */
export function UnlockMoment() {
  const t = useClientWords();
  const { locale } = useReader();
  useEffect(() => {
    const tell = ({ detail: { topic, payload } }: WindowEventMap[typeof UPDATE_EVENT]) => {
      if (topic !== "achievement.awarded" || !isText(payload.name) || typeof payload.points !== "number") return;
      toast(t("unlockedName", { name: inLanguage(payload.names, locale) ?? payload.name, points: payload.points }));
      if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) return;
      // Decoration: where its script cannot be loaded, the toast has told it.
      import("./confetti.ts").then(
        ({ throwConfetti }) => throwConfetti(),
        () => undefined,
      );
    };
    addEventListener(UPDATE_EVENT, tell);
    return () => removeEventListener(UPDATE_EVENT, tell);
  }, [t, locale]);
  return null;
}
