import { useWords } from "#components/format/words";
import type { SignInProvider } from "#lib/identity/schema";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

export const PROVIDER_FIELDS = [
  "name",
  "kind",
  "issuer",
  "authorizationUrl",
  "tokenUrl",
  "userinfoUrl",
  "clientId",
  "clientSecret",
  "scopes",
  "emailDomains",
  "isRequired",
  "mayJoin",
  "defaultRole",
  "roleClaim",
  "roleMap",
];

interface ProviderFieldsProps {
  /** Null for a new one. */
  provider: SignInProvider | null;
  /** What a tenant's people may be made; null for a provider of the installation, which has no say about members. */
  roles: { value: string; label: string }[] | null;
}

const address = { type: "url", inputMode: "url", autoComplete: "off", spellCheck: false, maxLength: 500 } as const;

/** All settings of a sign-in provider, for the form around. */
export function ProviderFields({ provider, roles }: ProviderFieldsProps) {
  const t = useWords("portal");
  return (
    <>
      <Card title={t("theProvider")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="name" label={t("name")} hint={t("peopleSeeItOnTheSign")} defaultValue={provider?.name} maxLength={60} autoComplete="off" />
          <Select
            name="kind"
            label={t("protocol")}
            defaultValue={provider?.kind ?? "oidc"}
            options={[
              { value: "oidc", label: t("openidConnect") },
              { value: "oauth2", label: t("oauth2") },
            ]}
          />
          <TextField
            name="issuer"
            label={t("issuerOpenidConnect")}
            hint={t("everythingElseIsFoundFromHere")}
            defaultValue={provider?.issuer ?? ""}
            isOptional
            className="col-span-full"
            {...address}
          />
          <TextField
            name="authorizationUrl"
            label={t("authorisationAddressOauth2")}
            defaultValue={provider?.authorizationUrl ?? ""}
            isOptional
            {...address}
          />
          <TextField name="tokenUrl" label={t("tokenAddressOauth2")} defaultValue={provider?.tokenUrl ?? ""} isOptional {...address} />
          <TextField name="userinfoUrl" label={t("userInfoAddressOauth2")} defaultValue={provider?.userinfoUrl ?? ""} isOptional {...address} />
          <TextField name="scopes" label={t("scopes")} defaultValue={provider?.scopes ?? "openid email profile"} maxLength={300} autoComplete="off" />
          <TextField name="clientId" label={t("clientId")} defaultValue={provider?.clientId} maxLength={300} autoComplete="off" spellCheck={false} />
          <TextField
            name="clientSecret"
            type="password"
            label={t("clientSecret")}
            hint={provider ? t("leaveItEmptyToKeepThe") : undefined}
            isOptional={provider !== null}
            maxLength={2_000}
            autoComplete="new-password"
          />
        </div>
      </Card>
      <Card title={t("whoSignsInByIt")}>
        <div className="grid gap-5">
          <TextArea
            name="emailDomains"
            label={t("eMailDomains")}
            hint={roles ? t("oneALineSuchAsCompany") : t("oneALineLeaveItEmpty")}
            rows={3}
            isOptional={roles === null}
            defaultValue={provider?.emailDomains.join("\n")}
          />
          {roles ? (
            <>
              <Checkbox
                name="isRequired"
                label={t("peopleOfTheseDomainsSignIn")}
                hint={t("passwordsMailedLinksAndPasskeysOpen")}
                defaultChecked={provider?.isRequired}
              />
              <Checkbox name="mayJoin" label={t("letNewPeopleJoin")} hint={t("whoeverOfTheseDomainsSignsIn")} defaultChecked={provider?.mayJoin} />
            </>
          ) : null}
        </div>
      </Card>
      {roles ? (
        <Card title={t("roles")} note={t("withoutAClaimPeopleKeepThe")}>
          <div className="grid gap-5 sm:grid-cols-2">
            <Select name="defaultRole" label={t("roleOfNewPeople")} options={roles} defaultValue={provider?.defaultRole ?? "viewer"} />
            <TextField
              name="roleClaim"
              label={t("claimWithGroupsOrRoles")}
              hint={t("suchAsGroupsOrRealmAccess")}
              defaultValue={provider?.roleClaim ?? ""}
              isOptional
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
            />
            <TextArea
              name="roleMap"
              label={t("valuesAndRoles")}
              hint={t("oneALineValueRoleRoles", { join: roles.map(({ value, label }) => `${value} (${label})`).join(", ") })}
              rows={4}
              isOptional
              className="col-span-full"
              defaultValue={Object.entries(provider?.roleMap ?? {})
                .map(([value, role]) => `${value} = ${role}`)
                .join("\n")}
            />
          </div>
        </Card>
      ) : null}
    </>
  );
}
