import type { causes as english } from "../en/causes.ts";
import type { Same } from "../same.ts";

/** Warum ein Dienst ausfällt, in einem Satz, der von vorn zusammengesetzt wird. Was mit „when“ beginnt, ist ein Nebensatz nach „weil“. */
export const causes: Same<typeof english> = {
  isState: "{service} ist {isDown, select, yes {ausgefallen} other {beeinträchtigt}}",
  isStateSince: "{service} ist seit {time} {isDown, select, yes {ausgefallen} other {beeinträchtigt}}",
  because: "{said}, weil {clause}",
  becauseFurther: "{said}, weil {clause}",
  becauseLikely: "{said}, vermutlich weil {clause}",
  becauseBetween: "{said}, weil, {count, plural, one {# Dienst} other {# Dienste}} weiter, {clause}",
  becauseToo: "{said}, und weil {clause}",
  becauseMore: "{said}, und aus {count, plural, one {# weiteren Ursache} other {# weiteren Ursachen}}",
  whenState: "{service} {isDown, select, yes {ausgefallen} other {beeinträchtigt}} ist",
  whenStateSince: "{service} seit {time} {isDown, select, yes {ausgefallen} other {beeinträchtigt}} ist",
  whenMaintenance: "{service} gewartet wird",
  whenMaintenanceSince: "{service} seit {time} gewartet wird",
  whenRefused: "{service} keine Verbindungen annimmt",
  whenSilent: "{service} nicht antwortet",
  whenTimeout: "{service} nicht rechtzeitig antwortet",
  whenUnreachable: "{service} nicht erreichbar ist",
  whenError: "{service} mit Fehlern antwortet",
  whenWrong: "{service} falsche Antworten gibt",
  whenSlow: "{service} langsam antwortet",
  whenCertificate: "{service} kein gültiges Zertifikat hat",
  whenName: "der Name von {service} zu keiner Adresse führt",
  whenOverdue: "{service} sich nicht rechtzeitig gemeldet hat",
  it: "der Dienst",
  dispensable: "{service} (zur Not entbehrlich)",
  stillBecause:
    "{service} ist noch {isDown, select, yes {ausgefallen} other {beeinträchtigt}}, weil {cause} bis {time} ausgefallen oder beeinträchtigt war",
  stillAfter: "{service} ist noch {isDown, select, yes {ausgefallen} other {beeinträchtigt}}, nachdem {cause} ausgefallen war oder gewartet wurde",
  perhapsNotMonitored: "{said}, vielleicht wegen {service}: Dieser Dienst wird nicht überwacht",
  perhapsUnknown: "{said}, vielleicht wegen {service}: Über diesen Dienst ist zurzeit nichts bekannt",
  perhapsBehind: "{said} und braucht {service}, wo es nicht läuft",
  circleByTime:
    "{said}, in einem Kreis von Diensten, die einander brauchen ({services}); {first} fiel zuerst aus, was allein dafür spricht, dass dort die Ursache liegt",
  circleUndecided: "{said}, in einem Kreis von Diensten, die einander brauchen ({services}); wo darin die Ursache liegt, lässt sich nicht sagen",
  notConfirmed: "{said}; seither nicht geprüft: {services}",
  sentence: "{said}.",
};
