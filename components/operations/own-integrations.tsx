import type { OwnIntegration } from "#lib/operations/schema";
import type { Words } from "#words";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";

const PLACES = {
  api_keys: { icon: "key-round", href: "/portal/settings/keys", name: "nameApiKeys", what: "whatApiKeys" },
  webhooks: { icon: "webhook", href: "/portal/settings/webhooks", name: "nameWebhooks", what: "whatWebhooks" },
  figures: { icon: "chart-column", href: "/portal/imports", name: "nameFigures", what: "whatFigures" },
  files: { icon: "upload", href: "/portal/imports", name: "nameFiles", what: "whatFiles" },
  forms: { icon: "inbox", href: "/portal/forms", name: "nameForms", what: "whatForms" },
  sign_in: { icon: "log-in", href: "/portal/settings/sign-in", name: "nameSignIn", what: "whatSignIn" },
  directory: { icon: "server", href: "/portal/settings/directory", name: "nameDirectory", what: "whatDirectory" },
  referrals: { icon: "user-plus", href: "/portal/referrals", name: "nameReferrals", what: "whatReferrals" },
} as const satisfies Record<OwnIntegration["kind"], { icon: IconName; href: string; name: string; what: string }>;

/** What connects a tenant to other systems: whether it does now, how much of it there is, and when it was last used. */
export function OwnIntegrations({ integrations, now }: { integrations: OwnIntegration[]; now: Date }) {
  const t = useWords("tenantSettings");
  return (
    <ul className="divide-y">
      {integrations.map((each) => {
        const { icon, href, name, what } = PLACES[each.kind];
        return (
          <li key={each.kind} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
            <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-tint text-soft">
              <Icon name={icon} />
            </span>
            <div className="grid min-w-0 flex-1 basis-56 gap-1 text-sm">
              <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
                <TextLink href={href}>{t(name)}</TextLink>
                <State of={each} />
              </p>
              <p className="text-soft">{t(what)}</p>
            </div>
            <p className="min-w-40 text-muted text-sm">
              {countOf(each, t)}
              <br />
              {each.kind === "sign_in" ? t("noTimeIsKept") : <LastUsed at={each.lastUsedAt} now={now} />}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function State({ of: { count, troubled } }: { of: OwnIntegration }) {
  const t = useWords("tenantSettings");
  const [label, tone]: [string, Tone] =
    troubled > 0 ? [t("inTrouble"), "warn"] : count > 0 ? [t("connected"), "good"] : [t("notConnected"), "neutral"];
  return (
    <Badge tone={tone} hasDot>
      {label}
    </Badge>
  );
}

function countOf({ kind, count, troubled }: OwnIntegration, t: Words<"tenantSettings">): string {
  const isSent = kind === "figures" || kind === "files" || kind === "referrals";
  const told = isSent ? t("timesIn90Days", { count }) : t("countNow", { count });
  return troubled > 0 ? `${told} · ${t("countInTrouble", { count: troubled })}` : told;
}

function LastUsed({ at, now }: { at: string | null; now: Date }) {
  const t = useWords("tenantSettings");
  if (at === null) return t("neverUsed");
  return t.rich("lastUsed", { time: () => <Time value={at} now={now} /> });
}
