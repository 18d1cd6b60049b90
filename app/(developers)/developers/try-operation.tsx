"use client";
import { type FormEvent, useRef, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import { Button } from "#components/ui/button";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { type Answer, sendRequest } from "./send-request.ts";

interface TryOperationProps {
  method: string;
  /** With places for its parameters: `/api/v1/tenants/{id}`. */
  path: string;
  parameters: { name: string; in: string; isRequired: boolean; hint: string }[];
  /** What the body field begins with; null when the operation takes no body. */
  bodyTemplate: string | null;
  needsIdempotencyKey: boolean;
}

const BODY_FIELD = "json body";

/** Sends the operation with the reader's own sign-in and shows what came back. */
export function TryOperation({ method, path, parameters, bodyTemplate, needsIdempotencyKey }: TryOperationProps) {
  const t = useClientWords();
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const newest = useRef(0);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const fields = new FormData(event.currentTarget);
    const value = (name: string) => String(fields.get(name) ?? "");
    const turn = ++newest.current;
    setIsSending(true);
    setProblem(null);
    try {
      const received = await sendRequest({
        method,
        address: addressOf(
          path,
          parameters.map(({ name, in: place }) => ({ name, place, value: value(`${place} ${name}`).trim() })),
        ),
        body: bodyTemplate === null ? null : value(BODY_FIELD),
        needsIdempotencyKey,
      });
      if (turn === newest.current) setAnswer(received);
    } catch (error) {
      setAnswer(null);
      setProblem(`Nothing came back: ${error instanceof Error ? error.message : String(error)}. Check the connection and try again.`);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <div className="grid min-w-0 gap-5">
      <form onSubmit={send} className="grid gap-4" aria-label={t("tryMethodPath", { method, path })}>
        {parameters.length > 0 ? (
          <div className="grid gap-4 sm:grid-cols-2">
            {parameters.map(({ name, in: place, isRequired, hint }) => (
              <TextField
                key={`${place} ${name}`}
                name={`${place} ${name}`}
                label={name}
                hint={hint}
                isOptional={!isRequired}
                required={isRequired}
                autoComplete="off"
                spellCheck={false}
              />
            ))}
          </div>
        ) : null}
        {bodyTemplate === null ? null : (
          <TextArea
            name={BODY_FIELD}
            label={t("bodyJson")}
            defaultValue={bodyTemplate}
            rows={8}
            spellCheck={false}
            dir="ltr"
            className="[&_textarea]:font-mono"
          />
        )}
        {method === "GET" ? null : <p className="text-muted text-sm">{t("thisReallyWritesItActsAs")}</p>}
        <div>
          <Button type="submit" isLoading={isSending}>
            {t("send")}
          </Button>
        </div>
      </form>
      <div role="status" className="text-soft">
        {problem ?? (answer ? t("statusStatusAfterDurationmsMs", { status: answer.status, durationMs: answer.durationMs }) : null)}
      </div>
      {answer ? (
        <div className="grid min-w-0 gap-3">
          <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[max-content_1fr]">
            {answer.headers.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="min-w-0 font-mono text-soft wrap-anywhere">{value}</dd>
              </div>
            ))}
          </dl>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section tabIndex={0} aria-label={t("bodyOfTheAnswer")} className="max-h-96 min-w-0 overflow-auto rounded-lg border bg-sunken p-4">
            <pre className="font-mono text-ink text-xs" dir="ltr">
              {answer.body}
            </pre>
          </section>
        </div>
      ) : null}
    </div>
  );
}

/** The path with its places filled, and the query parameters that were given. */
function addressOf(path: string, values: { name: string; place: string; value: string }[]): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, place, value } of values) {
    if (place === "path") filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== "") query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}
