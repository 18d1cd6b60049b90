"use client";
import { type InputEvent, useEffect, useRef, useState } from "react";
import { suggestSlug } from "#lib/tenancy/slugs/schema";
import { type FormAction, useField } from "../ui/action-form.tsx";
import { TextField } from "../ui/text-field.tsx";

const ASKED_AFTER_MS = 400;
const NOTHING_YET = { status: "idle", message: null, issues: [], values: {}, requestId: null } as const;

interface TenantNameInputsProps {
  words: { name: string; address: string; addressHint: string };
  name?: string;
  slug?: string;
  /** Says of a field "slug" whether somebody could have it: asked while it is typed. Without script it is said when the form is sent. */
  check?: FormAction;
}

/** Name and address of a new tenant. The address follows the name until somebody types one; without script it is typed. */
export function TenantNameInputs({ words, name, slug, check }: TenantNameInputsProps) {
  const isOwnSlug = useRef(slug !== undefined);
  const [typed, setTyped] = useState("");
  const follow = (event: InputEvent<HTMLInputElement>) => {
    const field = event.currentTarget.form?.elements.namedItem("slug");
    if (isOwnSlug.current || !(field instanceof HTMLInputElement)) return;
    field.value = suggestSlug(event.currentTarget.value);
    setTyped(field.value);
  };
  const answer = useAnswer(typed, check);
  const { error } = useField("slug");
  return (
    <>
      <TextField name="name" label={words.name} autoComplete="off" maxLength={120} defaultValue={name} onInput={follow} />
      <div className="grid min-w-0 content-start gap-1.5">
        <TextField
          name="slug"
          label={words.address}
          hint={words.addressHint}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={63}
          defaultValue={slug}
          onInput={(event: InputEvent<HTMLInputElement>) => {
            isOwnSlug.current = event.currentTarget.value !== "";
            setTyped(event.currentTarget.value);
          }}
        />
        {check ? (
          <p role="status" className={`min-h-5 text-sm ${answer?.isFree ? "text-good" : "text-bad"}`}>
            {answer?.says === error ? null : answer?.says}
          </p>
        ) : null}
      </div>
    </>
  );
}

/** What the server says of the address that was typed last; null while nobody has asked. */
function useAnswer(typed: string, check: FormAction | undefined): { isFree: boolean; says: string } | null {
  const [answer, setAnswer] = useState<{ of: string; isFree: boolean; says: string } | null>(null);
  useEffect(() => {
    if (!check || typed.length < 3) return;
    let isGone = false;
    const timer = setTimeout(async () => {
      const form = new FormData();
      form.set("slug", typed);
      try {
        const state = await check({ ...NOTHING_YET, issues: [] }, form);
        const says = state.message && state.status === "ok" ? state.message : state.issues[0]?.message;
        if (!isGone && says) setAnswer({ of: typed, isFree: state.status === "ok", says });
      } catch {
        // Offline: it is checked again when the form is sent.
        if (!isGone) setAnswer(null);
      }
    }, ASKED_AFTER_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [typed, check]);
  return answer?.of === typed ? answer : null;
}
