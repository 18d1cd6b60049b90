/** What the registry and the graph of services refuse. */
export const services: Record<string, string> = {
  "A graph holds at most {count} services.": "Ein Graph fasst höchstens {count} Dienste.",
  "A graph holds at most {count} dependencies.": "Ein Graph fasst höchstens {count} Abhängigkeiten.",
  "This key is given to another service, too.": "Diesen Schlüssel hat auch ein anderer Dienst.",
  "A key is at most {count} lower case letters and digits, with hyphens or dots between them.":
    "Ein Schlüssel besteht aus höchstens {count} Kleinbuchstaben und Ziffern, dazwischen Bindestriche oder Punkte.",
  "A name has 1 to {count} characters.": "Ein Name hat 1 bis {count} Zeichen.",
  "This kind of service is not known.": "Diese Art von Dienst ist nicht bekannt.",
  "A service that is not the platform’s serves at most {count} tenants.":
    "Ein Dienst, der nicht der ganzen Plattform dient, ist für höchstens {count} Mandanten da.",
  "There is no service “{key}”.": "Es gibt keinen Dienst „{key}“.",
  "A dependency is hard or soft.": "Eine Abhängigkeit ist hart oder weich.",
  "A service cannot depend on itself.": "Ein Dienst kann nicht von sich selbst abhängen.",
  "This dependency is given twice.": "Diese Abhängigkeit ist zweimal angegeben.",
  "These services need each other in a circle: {cycle}.": "Diese Dienste brauchen einander im Kreis: {cycle}.",
  "There is no service {keys}.": "Es gibt keinen Dienst {keys}.",
  "There is no tenant {slugs}.": "Es gibt keinen Mandanten {slugs}.",
  "{address} is given twice.": "{address} ist zweimal angegeben.",
  "Another service has this key.": "Diesen Schlüssel hat ein anderer Dienst.",
  "There are at most {count} services. Delete one that is no longer needed.":
    "Es gibt höchstens {count} Dienste. Löschen Sie einen, der nicht mehr gebraucht wird.",
  "It is needed by {keys}. Change that first.": "Er wird gebraucht von {keys}. Ändern Sie zuerst das.",
  "Somebody changed this service meanwhile. Load it again to see how it is now.":
    "Jemand hat diesen Dienst inzwischen geändert. Laden Sie ihn neu, um den jetzigen Stand zu sehen.",
  "Use small letters and digits, with hyphens or dots between them, such as django-crm.":
    "Verwenden Sie Kleinbuchstaben und Ziffern, dazwischen Bindestriche oder Punkte, etwa django-crm.",
  "Enter an address.": "Geben Sie eine Adresse ein.",
  "Enter an address such as https://crm.example or db.example:5432.": "Geben Sie eine Adresse ein wie https://crm.example oder db.example:5432.",
  "From 0 to 1000.": "Von 0 bis 1000.",
  "Name at least one tenant, or say that it serves the whole platform.":
    "Nennen Sie mindestens einen Mandanten, oder sagen Sie, dass er der ganzen Plattform dient.",
  "At most 20,000 characters.": "Höchstens 20.000 Zeichen.",
  "Write every probe out: aliases (*) are not read.": "Schreiben Sie jede Sonde aus: Verweise (*) werden nicht gelesen.",
  "Entry {number}: {message}": "Eintrag {number}: {message}",
  "“{name}” is changed.": "„{name}“ ist geändert.",
  "Entered by hand": "Von Hand eingetragen",
  "Declared by the file of services": "Von der Datei der Dienste genannt",
  Cache: "Zwischenspeicher",
  Surface: "Oberfläche",
  External: "Fremddienst",
  "This is a part of the portal itself, and stays in the registry.": "Das ist ein Teil des Portals selbst und bleibt im Verzeichnis.",
  "A part of the portal": "Ein Teil des Portals",
  "Staff alone": "Nur das Personal",
  "Clients whom it serves": "Kunden, denen er dient",
  "How the services are cannot be read at the moment.": "Wie es den Diensten geht, lässt sich gerade nicht lesen.",
  "This service": "Dieser Dienst",
  "This cause": "Diese Ursache",
};
