import { useWords } from "#components/format/words";
import type { CreativeItem } from "#lib/campaigns/schema";
import { Time } from "../format/time.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CreativeForm } from "./creative-form.tsx";
import { CreativeThumbnail } from "./creative-thumbnail.tsx";
import { CreativeStateBadge, useCreativeFormWords } from "./creative-words.tsx";

interface CreativeListProps {
  campaignId: string;
  creatives: CreativeItem[];
  mayAdd: boolean;
  /** For browsers without script. */
  add: FormAction;
  now: Date;
}

/** The creatives of a campaign, and the form that adds one. */
export function CreativeList({ campaignId, creatives, mayAdd, add, now }: CreativeListProps) {
  const [t, words] = [useWords("campaigns"), useCreativeFormWords(true)];
  const href = `/portal/campaigns/${campaignId}/creatives`;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[2fr_1fr]">
      <Card title={t("creatives")} note={t("creativesNote")} isFlush>
        {creatives.length === 0 ? (
          <EmptyState icon="image" title={t("noCreativesYet")}>
            {mayAdd ? t("noCreativesAdd") : t("noCreativesLook")}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {creatives.map((creative) => (
              <li key={creative.id} className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4 md:px-6">
                <CreativeThumbnail href={`${href}/${creative.id}`} picture={creative.picture} />
                <span className="grid min-w-0 flex-1 basis-40">
                  <TextLink isStretched href={`${href}/${creative.id}`} dir="auto" className="wrap-anywhere">
                    {creative.name}
                  </TextLink>
                  <span className="text-muted text-sm">
                    {t("versionNumber", { number: String(creative.newest) })} · {t("openComments", { count: creative.openComments })} ·{" "}
                    <Time value={creative.updatedAt} now={now} />
                  </span>
                </span>
                <CreativeStateBadge state={creative.state} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayAdd ? (
        <Card title={t("creativeNew")} note={t("creativeNewNote")}>
          <CreativeForm
            route={`/api/v1/campaigns/${campaignId}/creatives`}
            action={add}
            hidden={{ campaignId }}
            href={href}
            version={null}
            words={words}
          />
        </Card>
      ) : null}
    </div>
  );
}
