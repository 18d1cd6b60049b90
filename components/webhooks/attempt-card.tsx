import type { WebhookAttempt } from "#lib/webhooks/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { CodeView } from "../ui/code-view.tsx";

/** One request and what came back. */
export function AttemptCard({ attempt, number }: { attempt: WebhookAttempt; number: number }) {
  const say = useSay();
  const t = useWords("integrations");
  const f = useFormats();
  const { at, durationMs, isGood, status, error, requestHeaders, responseHeaders, responseBody } = attempt;
  return (
    <Card
      title={t("attemptNumber", { number: f.number(number) })}
      level={3}
      note={t.rich("tookDuration", { time: () => <Time value={at} precision="second" />, duration: f.duration(durationMs) })}
      actions={
        <Badge tone={isGood ? "good" : "bad"} hasDot>
          {status === null ? t("noAnswer") : t("statusStatus", { status: String(status) })}
        </Badge>
      }
    >
      <div className="grid gap-4">
        {error ? (
          <p dir="auto" className="text-bad text-sm wrap-anywhere">
            {say(error)}
          </p>
        ) : null}
        <div className="grid min-w-0 gap-4 xl:grid-cols-2">
          <CodeView label={t("headersSentAttemptNumber", { number: f.number(number) })} code={linesOf(requestHeaders)} />
          {responseHeaders ? (
            <CodeView label={t("headersAnsweredAttemptNumber", { number: f.number(number) })} code={linesOf(responseHeaders)} />
          ) : null}
        </div>
        {responseBody ? <CodeView label={t("answerAttemptNumber", { number: f.number(number) })} code={responseBody} /> : null}
      </div>
    </Card>
  );
}

const linesOf = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
