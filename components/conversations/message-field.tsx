"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { MESSAGE_CHARACTERS } from "#lib/conversations/limits/schema";
import { useClientWords } from "../format/client-words.tsx";
import { Button } from "../ui/button.tsx";
import { sendJson } from "../ui/send-json.ts";
import { TextArea } from "../ui/text-area.tsx";
import { begunMention, namesFor } from "./mentions.ts";

interface MessageFieldProps {
  label: string;
  hint?: string;
  /** Whom the writer may mention. */
  names: string[];
  rows?: number;
  defaultValue?: string;
  /** Of which conversation the half-written text is kept; of none unless told. */
  draftOf?: string;
}

const KEPT_AFTER_MS = 1_000;
const MOST_OFFERED = 6;

/** A message being written: names are offered after an "@", and what is half written is kept with the portal. */
export function MessageField({ label, hint, names, rows = 4, defaultValue = "", draftOf }: MessageFieldProps) {
  const t = useClientWords();
  const [offered, setOffered] = useState<string[]>([]);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // A message that was sent takes its field with it, and what waits to be kept.
  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = (text: string) => {
    if (!draftOf) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void sendJson("PUT", `/api/v1/conversations/${draftOf}/draft`, "", { text }), KEPT_AFTER_MS);
  };
  const look = (event: FormEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget;
    field.current = area;
    keep(area.value);
    const begun = begunMention(area.value.slice(0, area.selectionStart));
    setOffered(begun === null ? [] : namesFor(names, begun).slice(0, MOST_OFFERED));
  };
  const pick = (name: string) => {
    const area = field.current;
    if (!area) return;
    const at = area.value.lastIndexOf("@", area.selectionStart - 1);
    area.setRangeText(`@${name} `, at, area.selectionStart, "end");
    setOffered([]);
    keep(area.value);
    area.focus();
  };
  return (
    <div className="grid gap-2" data-reply={draftOf ? true : undefined}>
      <TextArea name="text" label={label} hint={hint} rows={rows} maxLength={MESSAGE_CHARACTERS} defaultValue={defaultValue} onInput={look} />
      <div aria-live="polite" className="flex flex-wrap items-center gap-2">
        {offered.length > 0 ? <span className="text-muted text-xs">{t("mention")}</span> : null}
        {offered.map((name) => (
          <Button key={name} variant="secondary" size="sm" onClick={() => pick(name)}>
            @{name}
          </Button>
        ))}
      </div>
    </div>
  );
}
