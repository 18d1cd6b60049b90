import { useSay } from "#components/format/words";
import { Badge, type Tone } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { TextLink } from "#components/ui/text-link";
import type { AccessExplanation } from "#lib/members/schema";
import { areaOf } from "./permission-areas.ts";

const ANSWERS: Record<AccessExplanation["answer"], { word: string; tone: Tone }> = {
  yes: { word: "Yes", tone: "good" },
  own: { word: "Their own", tone: "warn" },
  no: { word: "No", tone: "neutral" },
};

/** "Yes", "Their own" or "No". */
export function AccessAnswer({ answer }: Pick<AccessExplanation, "answer">) {
  const say = useSay();
  const { word, tone } = ANSWERS[answer];
  return (
    <Badge tone={tone} hasDot className="shrink-0">
      {say(word)}
    </Badge>
  );
}

/** Every permission with its answer and the one sentence that decides; each leads to its whole explanation. */
export function AccessList({ explanations, path }: { explanations: AccessExplanation[]; path: string }) {
  const say = useSay();
  const areas = Map.groupBy(explanations, ({ permission }) => areaOf(permission));
  return (
    <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
      {[...areas].map(([title, items]) => (
        <Card key={title} title={say(title)} isFlush>
          <ul aria-label={say(title)} className="divide-y border-t">
            {items.map(({ permission, label, answer, summary }) => (
              <li key={permission} className="relative flex items-start justify-between gap-4 px-5 py-3 hover:bg-sunken md:px-6">
                <div className="min-w-0">
                  <TextLink isStretched href={`${path}?permission=${permission}`} className="text-sm">
                    {say(label)}
                  </TextLink>
                  <p className="text-muted text-xs wrap-anywhere">{say(summary)}</p>
                </div>
                <AccessAnswer answer={answer} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
