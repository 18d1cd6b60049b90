"use client";
import { type ReactNode, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { Button } from "./button.tsx";

interface CopyButtonProps {
  text: string;
  /** What is copied, for a page with several: "Copy the example". */
  label?: string;
  icon?: ReactNode;
}

/** Puts a text on the clipboard and says whether that worked; an old or forbidding browser says no. */
export function CopyButton({ text, label, icon }: CopyButtonProps) {
  const t = useClientWords();
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const copy = () => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("This browser has no clipboard"));
    done.then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  return (
    <span className="inline-flex items-center gap-2">
      <span role="status" className="text-muted text-xs">
        {outcome === "copied" ? t("copied") : outcome === "refused" ? t("selectTheTextAndCopyIt") : ""}
      </span>
      <Button variant="ghost" size="sm" icon={icon} onClick={copy}>
        {label ?? t("copy")}
      </Button>
    </span>
  );
}
