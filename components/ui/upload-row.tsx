import { useReader } from "#reader";
import { useClientWords } from "../format/client-words.tsx";
import { Button } from "./button.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { writeBytes } from "./upload-rules.ts";

export type UploadState =
  | { kind: "sending"; sentBytes: number }
  | { kind: "done" }
  | { kind: "stopped" }
  | { kind: "failed"; reason: string; canRetry: boolean };

interface UploadRowProps {
  name: string;
  sizeBytes: number;
  state: UploadState;
  onStop?: () => void;
  onRetry?: () => void;
  onRemove?: () => void;
}

/** One file on its way. Its end is read out; its percentages are not. */
export function UploadRow({ name, sizeBytes, state, onStop, onRetry, onRemove }: UploadRowProps) {
  const t = useClientWords();
  const { locale } = useReader();
  const isAgain = state.kind === "stopped" || (state.kind === "failed" && state.canRetry);
  return (
    <li className="grid gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi title={name} className="min-w-0 flex-1 basis-40 truncate font-medium text-ink">
          {name}
        </bdi>
        <span className="text-muted text-xs tabular-nums">{writeBytes(sizeBytes, locale)}</span>
        {isAgain ? (
          <Button variant="secondary" size="sm" aria-label={t("tryAgainName", { name })} onClick={onRetry}>
            {t("tryAgain")}
          </Button>
        ) : null}
        {state.kind === "sending" ? (
          <Button variant="ghost" size="sm" aria-label={t("stopName", { name })} onClick={onStop}>
            {t("stop")}
          </Button>
        ) : (
          <Button variant="ghost" size="sm" aria-label={t("removeFromTheListName", { name })} onClick={onRemove}>
            {t("remove")}
          </Button>
        )}
      </div>
      {state.kind === "sending" ? <ProgressBar label={t("sendingName", { name })} value={state.sentBytes} max={sizeBytes} /> : null}
      <p role="status" className={state.kind === "failed" ? "text-bad" : state.kind === "done" ? "text-good" : "text-muted"}>
        {state.kind === "failed" ? state.reason : state.kind === "sending" ? null : t(state.kind === "done" ? "uploadDone" : "uploadStopped")}
      </p>
    </li>
  );
}
