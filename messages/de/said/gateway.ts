/** What the gateway and its routes say. */
export const gateway: Record<string, string> = {
  Gateway: "Gateway",
  "Way to a service opened": "Weg zu einem Dienst geöffnet",
  "Way to a service changed": "Weg zu einem Dienst geändert",
  "Way to a service closed": "Weg zu einem Dienst geschlossen",
};
