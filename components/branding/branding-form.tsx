import { type Branding, LOGO_SIDE, logoAddress } from "#lib/branding/schema";
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
  return (
    <ActionForm
      key={branding.version}
      action={action}
      label="Branding"
      fields={["productName", "colour", "logo"]}
      hidden={{ ...hidden, version: String(branding.version) }}
    >
      <BrandFields
        branding={branding}
        logoSrc={logoAddress(branding)}
        product={product}
        logoHint={`PNG, JPEG or WebP with at most ${mostKilobytes} KB, each side ${least} to ${most} pixels. It is shown 32 pixels high.`}
      />
      <div>
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
