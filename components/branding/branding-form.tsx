import { type Branding, LEAST_CONTRAST, LOGO_SIDE, logoAddress } from "#lib/branding/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { BrandFields } from "./brand-fields.tsx";

interface BrandingFormProps {
  branding: Branding;
  product: string;
  mostKilobytes: number;
  action: FormAction;
  /** What else the action has to know, such as whose it is. */
  hidden?: Record<string, string>;
}

/** The form of a tenant's branding, for staff and for its own admins. */
export function BrandingForm({ branding, product, mostKilobytes, action, hidden = {} }: BrandingFormProps) {
  const { least, most } = LOGO_SIDE;
  const t = useWords("branding");
  const { number } = useFormats();
  return (
    <ActionForm
      action={action}
      label={t("branding")}
      fields={["productName", "colour", "logo"]}
      hidden={{ ...hidden, version: String(branding.version) }}
    >
      <BrandFields
        key={branding.version}
        branding={branding}
        logoSrc={logoAddress(branding)}
        product={product}
        words={{
          name: t("nameOfThePortal"),
          nameHint: branding.isWhiteLabel ? t("inPlaceOf", { product }) : t("staysBelow", { product }),
          colour: t("colour"),
          colourHint: t("suchAsACode"),
          chooseTheColour: t("chooseTheColour"),
          logo: t("logo"),
          logoHint: t("logoHint", { most: String(mostKilobytes), least: String(least), widest: String(most) }),
          takeTheLogoAway: t("takeTheLogoAway"),
          ownColours: t("ownColours"),
          enterAColour: t("enterAColour"),
          darker: t("darker", { button: "{button}", colour: "{colour}", before: "{before}", after: "{after}" }),
          lighter: t("lighter", { button: "{button}", colour: "{colour}" }),
          contrast: t("contrast", { least: number(LEAST_CONTRAST) }),
          button: t("whiteOnButtons"),
          pointedButton: t("whiteOnPointedButtons"),
          lightLink: t("linksInTheLight"),
          darkLink: t("linksInTheDark"),
          preview: t("preview"),
          onProduct: t("onProduct", { product }),
          light: t("light"),
          dark: t("dark"),
          overview: t("overview"),
          campaigns: t("campaigns"),
          save: t("save"),
          aLink: t("aLink"),
        }}
      />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
