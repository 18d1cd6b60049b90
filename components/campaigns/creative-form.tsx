"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useState } from "react";
import type { CreativeDetail } from "#lib/campaigns/schema";
import type { ActionState, FormAction } from "../ui/action-form.tsx";
import { Button } from "../ui/button.tsx";
import { sendJson } from "../ui/send-json.ts";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

interface CreativeFormProps {
  /** The creatives of a campaign, or the versions of a creative. */
  route: string;
  /** The same without script. */
  action: FormAction;
  /** What goes with that. */
  hidden: Record<string, string>;
  /** Where the pages of creatives are. */
  href: string;
  /** Of the creative that gets a version; null for a new one. */
  version: number | null;
  words: {
    name: string;
    text: string;
    textHint: string;
    picture: string;
    pictureHint: string;
    tooLarge: string;
    send: string;
    sending: string;
    noAnswer: string;
  };
}

const MOST_BYTES = 2_000_000;
const IDLE: ActionState = { status: "idle", message: null, issues: [], values: {}, requestId: null };

/** Sends a creative, or a version of one: a text, a picture, or both. What is wrong is told at its field, and nothing typed is lost. */
export function CreativeForm({ route, action, hidden, href, version, words }: CreativeFormProps) {
  const router = useRouter();
  const [answer, sendWithoutScript] = useActionState(action, IDLE);
  const [isSending, setIsSending] = useState(false);
  const [problems, setProblems] = useState<{ path: string; message: string }[]>([]);
  const told = answer.status === "error" && problems.length === 0 ? [...answer.issues, { path: "", message: answer.message ?? "" }] : problems;
  const at = (path: string) => told.find((each) => each.path === path)?.message ?? null;

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const fields = new FormData(form);
    const file = fields.get("picture");
    const isFile = file instanceof File && file.size > 0;
    if (isFile && file.size > MOST_BYTES) return setProblems([{ path: "picture", message: words.tooLarge }]);
    setIsSending(true);
    const body = {
      ...(version === null ? { name: String(fields.get("name") ?? "") } : { version }),
      text: String(fields.get("text") ?? ""),
      picture: isFile ? await asBase64(file) : null,
    };
    const sent = await sendJson<CreativeDetail>("POST", route, words.noAnswer, body);
    setIsSending(false);
    if (sent.problem !== null) return setProblems(sent.issues.length > 0 ? sent.issues : [{ path: "", message: sent.problem }]);
    setProblems([]);
    form.reset();
    router.push(`${href}/${sent.data.id}`);
    router.refresh();
  };

  return (
    <form action={sendWithoutScript} onSubmit={send} className="grid gap-5" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {at("") ? (
        <p role="alert" className="text-bad text-sm">
          {at("")}
        </p>
      ) : null}
      {version === null ? (
        <TextField name="name" label={words.name} maxLength={120} autoComplete="off" defaultValue={answer.values.name} error={at("name")} />
      ) : null}
      <TextArea
        name="text"
        label={words.text}
        hint={words.textHint}
        rows={4}
        maxLength={5_000}
        isOptional
        defaultValue={answer.values.text}
        error={at("text")}
      />
      <TextField
        name="picture"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        label={words.picture}
        hint={words.pictureHint}
        isOptional
        error={at("picture")}
      />
      <div className="flex flex-wrap items-center justify-end gap-3">
        <Button type="submit" isLoading={isSending}>
          {isSending ? words.sending : words.send}
        </Button>
      </div>
    </form>
  );
}

function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // "data:image/png;base64,…"
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(new Error("The file cannot be read"));
    reader.readAsDataURL(file);
  });
}
