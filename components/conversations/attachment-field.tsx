"use client";
import { useRef, useState } from "react";
import { ATTACHMENT_LIMITS } from "#lib/conversations/limits/schema";
import type { AttachmentView } from "#lib/conversations/schema";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "../ui/action-form.tsx";
import { FileUpload } from "../ui/file-upload.tsx";
import { sendFile } from "../ui/send-file.ts";
import { sendJson } from "../ui/send-json.ts";

const UPLOADS = "/api/v1/conversations/attachments";

/** Files that go with a message: each is sent at once and waits for it; one that is taken off the list is removed. */
export function AttachmentField({ conversationId }: { conversationId?: string }) {
  const t = useClientWords();
  const { error } = useField("attachments");
  const [ids, setIds] = useState<string[]>([]);
  const known = useRef(new WeakMap<File, { key: string; id: string | null }>());
  const upload = async (file: File, options: { signal: AbortSignal; onProgress: (sentBytes: number) => void }) => {
    const { key } = known.current.get(file) ?? { key: crypto.randomUUID() };
    known.current.set(file, { key, id: null });
    const query = new URLSearchParams({ name: file.name, ...(conversationId && { conversationId }) });
    const sent = await sendFile<AttachmentView>(`${UPLOADS}?${query}`, file, { ...options, key, noAnswer: t("itCouldNotBeSent") });
    known.current.set(file, { key, id: sent.id });
    setIds((all) => (all.includes(sent.id) ? all : [...all, sent.id]));
  };
  const remove = (file: File) => {
    const id = known.current.get(file)?.id;
    if (!id) return;
    setIds((all) => all.filter((each) => each !== id));
    // What stays although it was taken off is purged a day later.
    void sendJson("DELETE", `${UPLOADS}/${id}`, "");
  };
  return (
    <div>
      <input type="hidden" name="attachments" value={ids.join(",")} />
      <FileUpload
        label={t("attachFiles")}
        upload={upload}
        onRemove={remove}
        error={error}
        maxBytes={ATTACHMENT_LIMITS.fileBytes}
        maxFiles={ATTACHMENT_LIMITS.perMessage}
      />
    </div>
  );
}
