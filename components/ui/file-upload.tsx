"use client";
import { type DragEvent, useId, useRef, useState } from "react";
import { useReader } from "#reader";
import { useClientWords } from "../format/client-words.tsx";
import { UploadRow, type UploadState } from "./upload-row.tsx";
import { refusalOf, tellLimits, type UploadLimits } from "./upload-rules.ts";

interface FileUploadProps extends UploadLimits {
  label: string;
  /** Sends one file. Rejects with an `Error` whose message is for people; stops when the signal says so. */
  upload: (file: File, options: { signal: AbortSignal; onProgress: (sentBytes: number) => void }) => Promise<void>;
  /** Called when a file is taken off the list. */
  onRemove?: (file: File) => void;
  isDisabled?: boolean;
  error?: string | null;
}

interface Entry {
  id: number;
  file: File;
  state: UploadState;
  stop: AbortController;
}

/** Files by a dialog or by dropping them, each with its progress, its error and a way to stop it. The limits are told first. */
export function FileUpload({ label, upload, onRemove, isDisabled = false, error, ...limits }: FileUploadProps) {
  const t = useClientWords();
  const words = { say: t, locale: useReader().locale };
  const id = useId();
  const lastId = useRef(0);
  const [entries, setEntries] = useState<Entry[]>([]);
  const [isOver, setOver] = useState(false);
  const change = (entryId: number, state: UploadState) =>
    setEntries((all) => all.map((entry) => (entry.id === entryId ? { ...entry, state } : entry)));

  const send = async ({ id: entryId, file, stop }: Pick<Entry, "id" | "file" | "stop">) => {
    change(entryId, { kind: "sending", sentBytes: 0 });
    try {
      await upload(file, { signal: stop.signal, onProgress: (sentBytes) => change(entryId, { kind: "sending", sentBytes }) });
      change(entryId, { kind: "done" });
    } catch (problem) {
      if (stop.signal.aborted) change(entryId, { kind: "stopped" });
      else change(entryId, { kind: "failed", reason: problem instanceof Error ? problem.message : t("itCouldNotBeSent"), canRetry: true });
    }
  };
  const add = (files: File[]) => {
    let taken = entries.filter(({ state }) => state.kind === "sending" || state.kind === "done").length;
    for (const file of files) {
      lastId.current += 1;
      const reason = refusalOf(file, taken, limits, words);
      const entry: Entry = {
        id: lastId.current,
        file,
        stop: new AbortController(),
        state: reason ? { kind: "failed", reason, canRetry: false } : { kind: "sending", sentBytes: 0 },
      };
      setEntries((all) => [...all, entry]);
      if (reason) continue;
      taken += 1;
      void send(entry);
    }
  };
  const retry = (entry: Entry) => {
    const again = { ...entry, stop: new AbortController() };
    setEntries((all) => all.map((each) => (each.id === entry.id ? again : each)));
    void send(again);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isDisabled) add([...event.dataTransfer.files]);
  };

  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`relative flex min-h-32 flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed px-6 py-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 ${isDisabled ? "cursor-not-allowed bg-tint" : "hover:bg-sunken"} ${error ? "border-bad" : isOver ? "border-accent bg-accent-soft" : "border-control"}`}
      >
        <input
          id={id}
          type="file"
          multiple={limits.maxFiles > 1}
          accept={limits.accept}
          disabled={isDisabled}
          aria-describedby={`${id}-limits${error ? ` ${id}-error` : ""}`}
          aria-invalid={error ? true : undefined}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.target.value = "";
          }}
          className="absolute inset-0 cursor-[inherit] opacity-0"
        />
        <span className={`font-medium text-sm ${isDisabled ? "text-muted" : "text-accent"}`}>{label}</span>
        <span className="text-muted text-sm">{t("chooseFilesOrDropThemHere")}</span>
      </label>
      <p id={`${id}-limits`} className="text-muted text-sm">
        {tellLimits(limits, words)}
      </p>
      {error ? (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      ) : null}
      {entries.length > 0 ? (
        <ul aria-label={t("labelFiles", { label })} className="divide-y rounded-xl border bg-surface">
          {entries.map((entry) => (
            <UploadRow
              key={entry.id}
              name={entry.file.name}
              sizeBytes={entry.file.size}
              state={entry.state}
              onStop={() => entry.stop.abort()}
              onRetry={() => retry(entry)}
              onRemove={() => {
                setEntries((all) => all.filter(({ id: each }) => each !== entry.id));
                onRemove?.(entry.file);
              }}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
