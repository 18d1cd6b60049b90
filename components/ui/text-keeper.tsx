"use client";
import { useEffect, useRef, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { useFormAnswer, useFormKeeping } from "./action-form.tsx";
import { browserStorage, TYPED } from "./browser-storage.ts";
import { FormNotice } from "./form-notice.tsx";
import { putBack, readKept, typedIn, writeKept } from "./kept-text.ts";

interface TextKeeperProps {
  /** Of which form: "plan professional". */
  name: string;
  /** Whose text it is: nobody else at this browser is shown it. */
  userId: string;
  /** Names of fields that are never kept, such as one that may hold a secret. Passwords and files never are. */
  omit?: readonly string[];
}

const LOOKS_EVERY_MS = 100;
const LOOKS_FOR_MS = 60_000;

/** Texts that were sent and whose answer is not known yet. */
const sent = new Map<string, { timer: ReturnType<typeof setInterval>; look: () => void }>();

function stopLooking(key: string): void {
  const looking = sent.get(key);
  if (!looking) return;
  clearInterval(looking.timer);
  removeEventListener("pagehide", looking.look);
  sent.delete(key);
}

/** A form that is sent and led on to what came of it is saved. Whatever breaks instead leaves its text where it was. */
function forgetOnceLedOn(key: string): void {
  stopLooking(key);
  const [path, endsAt] = [location.pathname, Date.now() + LOOKS_FOR_MS];
  const look = () => {
    const isLedOn = location.pathname !== path;
    if (isLedOn) browserStorage().removeItem(key);
    if (isLedOn || Date.now() > endsAt) stopLooking(key);
  };
  sent.set(key, { timer: setInterval(look, LOOKS_EVERY_MS), look });
  // Whoever goes on at once, to another document, is gone before the next look.
  addEventListener("pagehide", look);
}

const NONE: readonly string[] = [];

/**
 * Inside an `ActionForm`: keeps in this browser what is typed until it is saved or dropped, for a week, and puts it back when the form
 * is opened again. What was typed from an older version is saved as a change of that version.
 */
export function TextKeeper({ name, userId, omit = NONE }: TextKeeperProps) {
  const t = useClientWords();
  const f = useFormats();
  const answer = useFormAnswer();
  const { resume, refill, onRefill } = useFormKeeping();
  const mark = useRef<HTMLSpanElement>(null);
  const [putBackOf, setPutBackOf] = useState<number | null>(null);
  const key = `${TYPED}${userId} ${name}`;
  useEffect(() => {
    if (!answer || answer.status === "idle") return;
    stopLooking(key);
    if (answer.status !== "ok") return;
    browserStorage().removeItem(key);
    setPutBackOf(null);
  }, [answer, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form; what the form offers does the same in every rendering
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const storage = browserStorage();
    const forget = () => storage.removeItem(key);
    // What nobody came back for within a week goes with whatever form is opened next.
    for (const each of Object.keys(storage)) if (each.startsWith(TYPED) && !readKept(storage.getItem(each), Date.now())) storage.removeItem(each);
    const kept = readKept(storage.getItem(key), Date.now());
    if (kept && putBack(form, kept.fields, omit)) {
      resume(kept.version);
      setPutBackOf(kept.at);
    } else forget();
    const keep = () => {
      const version = form.querySelector<HTMLInputElement>("input[type=hidden][name=version]")?.value;
      const text = writeKept({ at: Date.now(), ...(version !== undefined && { version }), fields: typedIn(form, omit) });
      if (text) storage.setItem(key, text);
    };
    const onSubmit = () => forgetOnceLedOn(key);
    form.addEventListener("input", keep);
    form.addEventListener("submit", onSubmit);
    onRefill.current = forget;
    return () => {
      form.removeEventListener("input", keep);
      form.removeEventListener("submit", onSubmit);
      onRefill.current = null;
      sent.get(key)?.look();
    };
  }, [key]);
  return (
    <>
      <span ref={mark} hidden />
      {putBackOf === null ? null : (
        <FormNotice title={t("putBack", { time: f.date(new Date(putBackOf)) })} actions={[{ label: t("dropIt"), onPress: refill }]} />
      )}
    </>
  );
}
