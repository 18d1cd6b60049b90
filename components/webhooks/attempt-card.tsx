import type { WebhookAttempt } from "#lib/webhooks/schema";
import { formatDuration } from "../format/duration.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { CodeView } from "../ui/code-view.tsx";

/** One request and what came back. */
export function AttemptCard({ attempt, number }: { attempt: WebhookAttempt; number: number }) {
  const { at, durationMs, isGood, status, error, requestHeaders, responseHeaders, responseBody } = attempt;
  return (
    <Card
      title={`Attempt ${number}`}
      level={3}
      note={
        <>
          <Time value={at} precision="second" />, took {formatDuration(durationMs)}
        </>
      }
      actions={
        <Badge tone={isGood ? "good" : "bad"} hasDot>
          {status === null ? "No answer" : `Status ${status}`}
        </Badge>
      }
    >
      <div className="grid gap-4">
        {error ? (
          <p dir="auto" className="text-bad text-sm wrap-anywhere">
            {error}
          </p>
        ) : null}
        <div className="grid min-w-0 gap-4 xl:grid-cols-2">
          <CodeView label={`Headers sent, attempt ${number}`} code={linesOf(requestHeaders)} />
          {responseHeaders ? <CodeView label={`Headers answered, attempt ${number}`} code={linesOf(responseHeaders)} /> : null}
        </div>
        {responseBody ? <CodeView label={`Answer, attempt ${number}`} code={responseBody} /> : null}
      </div>
    </Card>
  );
}

const linesOf = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
