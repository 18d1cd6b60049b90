"use client";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

interface Words {
  method: string;
  path: string;
  headers: string;
  headersHint: string;
  body: string;
  send: string;
  sending: string;
  answer: string;
  /** With {status} and {ms}. */
  answeredIn: string;
  noAnswer: string;
  cutOff: string;
}

interface Answer {
  said: string;
  text: string;
}

const MOST_CHARACTERS = 65_536;
const LONGEST_MS = 30_000;

/** Sends a request through the gateway in the name of whoever looks at the page, and shows what comes back. */
export function RouteConsole({
  service,
  pathPrefix,
  methods,
  words,
}: {
  service: string;
  pathPrefix: string;
  methods: readonly string[];
  words: Words;
}) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isSending, setIsSending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setIsSending(true);
    setAnswer(null);
    const began = performance.now();
    try {
      const path = text("path");
      const response = await fetch(`/api/brain/${service}${path.startsWith("/") ? path : `/${path}`}`, {
        method: text("method"),
        headers: headersOf(text("headers")),
        ...(text("body") !== "" && { body: text("body") }),
        redirect: "manual",
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      const said = words.answeredIn.replace("{status}", String(response.status)).replace("{ms}", String(Math.round(performance.now() - began)));
      const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
      setAnswer({ said, text: `${head}\n\n${await beginningOf(response, words.cutOff)}` });
    } catch (error) {
      setAnswer({ said: words.noAnswer, text: error instanceof Error ? error.message : "" });
    }
    setIsSending(false);
  }

  return (
    <div className="grid gap-5">
      <form onSubmit={send} className="grid max-w-3xl gap-5 sm:grid-cols-[10rem_1fr]">
        <Select name="method" label={words.method} options={methods.map((method) => ({ value: method, label: method }))} />
        <TextField name="path" label={words.path} defaultValue={pathPrefix} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <TextArea name="headers" label={words.headers} hint={words.headersHint} rows={2} isOptional spellCheck={false} className="sm:col-span-2" />
        <TextArea name="body" label={words.body} rows={4} isOptional spellCheck={false} className="sm:col-span-2" />
        <div className="sm:col-span-2">
          <Button type="submit" isLoading={isSending}>
            {isSending ? words.sending : words.send}
          </Button>
        </div>
      </form>
      <div role="status" className="text-sm text-soft">
        {answer?.said}
      </div>
      {answer ? (
        <section
          aria-label={words.answer}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          dir="ltr"
          className="max-h-96 overflow-auto rounded-xl border bg-sunken p-4 font-mono text-ink text-xs"
        >
          <pre className="whitespace-pre-wrap wrap-anywhere">{answer.text}</pre>
        </section>
      ) : null}
    </div>
  );
}

function headersOf(text: string): [string, string][] {
  return text
    .split("\n")
    .filter((line) => line.includes(":"))
    .map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]);
}

/** A stream may never end, and an answer may be large: its beginning is enough to see what it is. */
async function beginningOf(response: Response, cutOff: string): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && text.length < MOST_CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader?.cancel();
  return reader ? `${text.slice(0, MOST_CHARACTERS)}\n${cutOff}` : text;
}
