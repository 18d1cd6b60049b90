import type { Metadata } from "next";
import { getWords, useSay, useWords } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { Icon, type IconName } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { TextLink } from "#components/ui/text-link";
import { getRuntime } from "#lib/platform/runtime";
import { currentStatus } from "#lib/services";
import { OVERALL_LABELS, STATE_LABELS, type StatusSnapshot } from "#lib/services/schema";
import { stateTones } from "../(status)/status/state-tones.ts";
import { SiteFrame } from "./site-frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getWords("site"))("homeTitle") } };
}

const features: { icon: IconName; title: string; text: string }[] = [
  {
    icon: "chart-line",
    title: "Campaign figures",
    text: "Spend, clicks, conversions and revenue by channel and day. Ratios are worked out from them, and one that cannot be is shown as “–”, never as zero.",
  },
  {
    icon: "trophy",
    title: "Achievements and points",
    text: "What was reached is paid in points from a ledger whose entries are never changed. Each cause pays once, and the leaderboard follows from it.",
  },
  {
    icon: "building-complex",
    title: "One portal per client",
    text: "Each client sees its own data and nobody else’s. The database itself keeps the walls, not only the screens.",
  },
  {
    icon: "scroll-text",
    title: "Everything on record",
    text: "Who did what, when, and why: changes are written to an audit trail together with the change itself, or not at all.",
  },
  {
    icon: "activity",
    title: "Health, as measured",
    text: "Every part of the platform is checked all the time and shown as it is. What has not been measured is called unknown.",
  },
  {
    icon: "code",
    title: "An open JSON API",
    text: "What the screens do can be done by machines. The documentation is made of the very shapes that check each request.",
  },
];

const audiences: { title: string; text: string; link: { label: string; href: string } }[] = [
  {
    title: "For the agency",
    text: "Create and look after clients and brands, see what is happening across all of them, and close or open access at once.",
    link: { label: "Go to administration", href: "/admin/tenants" },
  },
  {
    title: "For its clients",
    text: "One place for campaigns, results and achievements, in your own currency and time zone.",
    link: { label: "Go to your portal", href: "/portal" },
  },
  {
    title: "For developers",
    text: "Read and try every operation of the API in the browser, with your own sign-in.",
    link: { label: "Read the API", href: "/developers" },
  },
];

export default function HomePage() {
  const say = useSay();
  const t = useWords("site");
  return (
    <SiteFrame width="page">
      <section className="border-b bg-sunken">
        <div className="container-page grid max-w-6xl items-center gap-10 py-14 md:py-20 lg:grid-cols-[1.2fr_1fr] lg:gap-16">
          <div className="min-w-0">
            <h1 className="text-balance font-semibold text-4xl text-ink tracking-tight md:text-5xl">{t("thePortalAnAgencyAndIts")}</h1>
            <p className="mt-5 max-w-prose text-lg text-muted">{t("campaignsResultsAchievementsAndThePeople")}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              <LinkButton href="/login" size="lg" icon={<Icon name="log-in" />}>
                {t("signIn")}
              </LinkButton>
              <LinkButton href="/developers" size="lg" variant="secondary" icon={<Icon name="code" />}>
                {say("Read the API")}
              </LinkButton>
            </div>
          </div>
          <PlatformNow snapshot={currentStatus(getRuntime())} />
        </div>
      </section>

      <section aria-labelledby="features" className="container-page max-w-6xl py-14 md:py-20">
        <h2 id="features" className="font-semibold text-3xl text-ink tracking-tight">
          {t("whatIsInIt")}
        </h2>
        <ul className="mt-8 grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
          {features.map(({ icon, title, text }) => (
            <li key={title} className="min-w-0">
              <span className="inline-flex size-12 items-center justify-center rounded-xl bg-accent-soft text-accent">
                <Icon name={icon} className="size-6" />
              </span>
              <h3 className="mt-4 font-semibold text-ink text-lg">{say(title)}</h3>
              <p className="mt-1 text-base text-muted">{say(text)}</p>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="audiences" className="border-t bg-sunken">
        <div className="container-page max-w-6xl py-14 md:py-20">
          <h2 id="audiences" className="font-semibold text-3xl text-ink tracking-tight">
            {t("whereToGo")}
          </h2>
          <div className="mt-8 grid gap-6 md:grid-cols-3">
            {audiences.map(({ title, text, link }) => (
              <Card key={title} title={say(title)} level={3} footer={<TextLink href={link.href}>{say(link.label)}</TextLink>}>
                <p className="text-base text-muted">{say(text)}</p>
              </Card>
            ))}
          </div>
        </div>
      </section>
    </SiteFrame>
  );
}

/** The platform's parts at the moment the page was made. */
function PlatformNow({ snapshot }: { snapshot: StatusSnapshot }) {
  const say = useSay();
  const t = useWords("site");
  return (
    <Card
      title={t("thePlatformRightNow")}
      note={`${say(OVERALL_LABELS[snapshot.status])}.`}
      isFlush
      footer={<TextLink href="/status">{t("seeEveryPartAndItsHistory")}</TextLink>}
    >
      <ul className="divide-y">
        {snapshot.parts
          .filter((part) => part.kind !== "surface")
          .map((part) => (
            <li key={part.key} className="flex items-center justify-between gap-4 px-5 py-2.5 md:px-6">
              <span className="min-w-0 truncate text-soft">{say(part.name)}</span>
              <Badge tone={stateTones[part.state]} hasDot className="shrink-0">
                {say(STATE_LABELS[part.state])}
              </Badge>
            </li>
          ))}
      </ul>
    </Card>
  );
}
