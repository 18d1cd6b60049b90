/** Request headers that only the server itself sets; what a client sends under these names is dropped at the door. */
export const INTERNAL_HEADERS = { requestId: "x-request-id", clientIp: "x-client-ip", nonce: "x-nonce" } as const;
