/** What the graph of services refuses. */
export const services: Record<string, string> = {
  "A graph holds at most {count} services.": "Ein Graph fasst höchstens {count} Dienste.",
  "A graph holds at most {count} dependencies.": "Ein Graph fasst höchstens {count} Abhängigkeiten.",
  "This key is given to another service, too.": "Diesen Schlüssel hat auch ein anderer Dienst.",
  "A key is at most {count} lower case letters and digits, with hyphens or dots between them.":
    "Ein Schlüssel besteht aus höchstens {count} Kleinbuchstaben und Ziffern, dazwischen Bindestriche oder Punkte.",
  "A name has 1 to {count} characters.": "Ein Name hat 1 bis {count} Zeichen.",
  "This kind of service is not known.": "Diese Art von Dienst ist nicht bekannt.",
  "A service serves the whole platform or at least one tenant.": "Ein Dienst ist für die ganze Plattform da oder für mindestens einen Mandanten.",
  "A service that is not the platform’s serves at most {count} tenants.":
    "Ein Dienst, der nicht der ganzen Plattform dient, ist für höchstens {count} Mandanten da.",
  "There is no service “{key}”.": "Es gibt keinen Dienst „{key}“.",
  "A dependency is hard or soft.": "Eine Abhängigkeit ist hart oder weich.",
  "A service cannot depend on itself.": "Ein Dienst kann nicht von sich selbst abhängen.",
  "This dependency is given twice.": "Diese Abhängigkeit ist zweimal angegeben.",
  "These services need each other in a circle: {cycle}.": "Diese Dienste brauchen einander im Kreis: {cycle}.",
  "This service": "Dieser Dienst",
  "This cause": "Diese Ursache",
};
