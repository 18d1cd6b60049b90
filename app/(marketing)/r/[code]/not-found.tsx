import { pageTitle, useWords } from "#components/format/words";
import { LinkButton } from "#components/ui/link-button";
import { SiteFrame } from "../../site-frame.tsx";

export const generateMetadata = pageTitle("referrals", "noInvitation");

/** For a code that does not count (any more): the way in is open all the same. */
export default function NoInvitation() {
  const t = useWords("referrals");
  return (
    <SiteFrame>
      <div className="mx-auto grid w-full max-w-2xl gap-4 py-10">
        <h1 className="font-semibold text-2xl text-ink">{t("noInvitation")}</h1>
        <p className="text-soft">{t("noInvitationNote")}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/register">{t("openAPortal")}</LinkButton>
          <LinkButton href="/" variant="secondary">
            {t("toHome")}
          </LinkButton>
        </div>
      </div>
    </SiteFrame>
  );
}
