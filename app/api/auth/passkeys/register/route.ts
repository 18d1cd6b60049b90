import { addPasskey } from "#lib/identity";
import { addPasskeyInput, passkey } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "addPasskey",
  summary: "Keep a passkey that your browser has made",
  tag: "Identity",
  access: "user",
  body: addPasskeyInput,
  response: passkey,
  status: 201,
  handle: ({ context, body, runtime }) => addPasskey(context, body.credential, runtime),
});
