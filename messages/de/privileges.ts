import type { privileges as english } from "../en/privileges.ts";
import type { Same } from "../same.ts";

export const privileges: Same<typeof english> = {
  switchOffRule: "„{name}“ ausschalten?",
  switchOnRule: "„{name}“ einschalten?",
  peopleLose:
    "{count, plural, one {1 Person verliert} other {{number} Personen verlieren}} „{permission}“, wenn weder Rolle noch andere Regel es erlaubt.",
  whoeverGets: "Wer es erreicht hat, erhält „{permission}“ binnen Augenblicken.",
  earnedPrivileges: "Erworbene Rechte",
  yourRoleDoesNotAllowThis: "Ihre Rolle erlaubt das nicht",
  itNeedsThePermissionPermissionAsk: "Es braucht die Berechtigung „{permission}“. Bitten Sie eine Super-Administration darum.",
  whatAchievementsAndLevelsAllowPeople: "Was Erfolge und Level neben der Rolle erlauben, in jedem Mandanten.",
  rules: "Regeln",
  aRuleThatIsSwitchedOff: "Eine ausgeschaltete Regel nimmt, was sie gab, ab der nächsten Anfrage.",
  addARule: "Regel hinzufügen",
  itCountsForEverybodyWhoHas: "Sie gilt für alle, die ihre Bedingung erreicht haben, auch schon früher.",
  whoHas: "Wer hat",
  levels: "Stufen",
  levelsNote: "Wie viele insgesamt verdiente Punkte welche Stufe ergeben, für alle.",
  levelsHoldForEverybody: "Stufen gelten sofort für alle",
  levelsHoldForEverybodyNote:
    "Wer die Punkte jetzt hat, ist sofort auf der Stufe; was eine Stufe öffnet, wird in wenigen Augenblicken gewährt oder entzogen. Ein Recht, das jemand hat, bleibt bis zu neun Zehnteln der Punkte seiner Stufe.",
  levelNumber: "Stufe {number}",
  fromPoints: "Ab Punkten",
  levelName: "Name",
  saving: "Wird gespeichert …",
  saveLevels: "Stufen speichern",
  levelNameOrHigher: "Stufe {level}, {name}, oder höher",
  levelLevelOrHigher: "Level {level} oder höher",
  achievementName: "Erfolg „{name}“",
  may: "darf",
  adding: "Wird hinzugefügt …",
  addRule: "Regel hinzufügen",
};
