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
  return (
    <>
      <Card title="The provider">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="name"
            label="Name"
            hint="People see it on the sign-in page."
            defaultValue={provider?.name}
            maxLength={60}
            autoComplete="off"
          />
          <Select
            name="kind"
            label="Protocol"
            defaultValue={provider?.kind ?? "oidc"}
            options={[
              { value: "oidc", label: "OpenID Connect" },
              { value: "oauth2", label: "OAuth 2" },
            ]}
          />
          <TextField
            name="issuer"
            label="Issuer (OpenID Connect)"
            hint="Everything else is found from here."
            defaultValue={provider?.issuer ?? ""}
            isOptional
            className="col-span-full"
            {...address}
          />
          <TextField
            name="authorizationUrl"
            label="Authorisation address (OAuth 2)"
            defaultValue={provider?.authorizationUrl ?? ""}
            isOptional
            {...address}
          />
          <TextField name="tokenUrl" label="Token address (OAuth 2)" defaultValue={provider?.tokenUrl ?? ""} isOptional {...address} />
          <TextField name="userinfoUrl" label="User info address (OAuth 2)" defaultValue={provider?.userinfoUrl ?? ""} isOptional {...address} />
          <TextField name="scopes" label="Scopes" defaultValue={provider?.scopes ?? "openid email profile"} maxLength={300} autoComplete="off" />
          <TextField name="clientId" label="Client id" defaultValue={provider?.clientId} maxLength={300} autoComplete="off" spellCheck={false} />
          <TextField
            name="clientSecret"
            type="password"
            label="Client secret"
            hint={provider ? "Leave it empty to keep the one that is set." : undefined}
            isOptional={provider !== null}
            maxLength={2_000}
            autoComplete="new-password"
          />
        </div>
      </Card>
      <Card title="Who signs in by it">
        <div className="grid gap-5">
          <TextArea
            name="emailDomains"
            label="E-mail domains"
            hint={
              roles
                ? "One a line, such as company.com. Each counts once support has verified that it is yours."
                : "One a line. Leave it empty to let in every address that the provider has verified."
            }
            rows={3}
            isOptional={roles === null}
            defaultValue={provider?.emailDomains.join("\n")}
          />
          {roles ? (
            <>
              <Checkbox
                name="isRequired"
                label="People of these domains sign in by this provider only"
                hint="Passwords, mailed links and passkeys open nothing for them any more, and who came in by them is signed out at once, but for you. Test the connection first."
                defaultChecked={provider?.isRequired}
              />
              <Checkbox
                name="mayJoin"
                label="Let new people join"
                hint="Whoever of these domains signs in for the first time becomes a member."
                defaultChecked={provider?.mayJoin}
              />
            </>
          ) : null}
        </div>
      </Card>
      {roles ? (
        <Card title="Roles" note="Without a claim people keep the role that they have here.">
          <div className="grid gap-5 sm:grid-cols-2">
            <Select name="defaultRole" label="Role of new people" options={roles} defaultValue={provider?.defaultRole ?? "viewer"} />
            <TextField
              name="roleClaim"
              label="Claim with groups or roles"
              hint="Such as groups or realm_access.roles. Whoever has none of the values below gets the role of new people at each sign-in."
              defaultValue={provider?.roleClaim ?? ""}
              isOptional
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
            />
            <TextArea
              name="roleMap"
              label="Values and roles"
              hint={`One a line: value = role. Roles: ${roles.map(({ value, label }) => `${value} (${label})`).join(", ")}.`}
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
