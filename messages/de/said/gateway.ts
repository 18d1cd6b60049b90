/** What the gateway and its routes say. */
export const gateway: Record<string, string> = {
  Gateway: "Gateway",
  "Way to a service opened": "Weg zu einem Dienst geöffnet",
  "Way to a service changed": "Weg zu einem Dienst geändert",
  "Way to a service closed": "Weg zu einem Dienst geschlossen",
  "The route is changed, and counts everywhere at once.": "Die Route ist geändert und gilt sofort überall.",
  "This route": "Diese Route",
  "There is no service {key}.": "Es gibt keinen Dienst {key}.",
  "There are at most {count} routes. Delete one that is no longer needed.":
    "Es gibt höchstens {count} Routen. Löschen Sie eine, die nicht mehr gebraucht wird.",
  "Another route answers this path with one of these methods.": "Eine andere Route antwortet auf diesem Pfad mit einer dieser Methoden.",
  "Choose a service.": "Wählen Sie einen Dienst.",
  "Choose another service than the route’s own.": "Wählen Sie einen anderen Dienst als den der Route.",
  "Choose the service that gets this share.": "Wählen Sie den Dienst, der diesen Anteil bekommt.",
  "Somebody changed this route meanwhile. Load it again to see how it is now.":
    "Jemand hat diese Route inzwischen geändert. Laden Sie sie neu, um den jetzigen Stand zu sehen.",
  "Begin with /, and do not end with one.": "Beginnen Sie mit / und enden Sie nicht damit.",
  "A path cannot have the parts . and ..": "Ein Pfad kann die Teile . und .. nicht haben.",
  "Enter an origin such as https://app.example, or *.": "Geben Sie einen Ursprung ein wie https://app.example, oder *.",
  "Enter a media type such as application/json.": "Geben Sie einen Medientyp ein wie application/json.",
};
