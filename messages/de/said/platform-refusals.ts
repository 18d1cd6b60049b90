/** What is refused on the operator's screens, and why. */
export const platformRefusals: Record<string, string> = {
  "This is your own account. What belongs to it is done under “Account”, and by another super-admin otherwise.":
    "Das ist Ihr eigenes Konto. Was dazu gehört, geschieht unter „Konto“, alles andere durch eine andere Super-Administration.",
  "You are no longer a super-admin.": "Sie gehören nicht mehr zur Super-Administration.",
  "Confirm with your second factor that it is you, then do this again.":
    "Bestätigen Sie mit Ihrem zweiten Faktor, dass Sie es sind, und tun Sie es dann noch einmal.",
  "Choose support or super-admin.": "Wählen Sie Support oder Super-Administration.",
  "This is the last super-admin. Make somebody else one first, or nobody could run the portal.":
    "Das ist die letzte Super-Administration. Ernennen Sie zuerst jemand anderen, sonst könnte niemand das Portal betreiben.",
  "This run": "Diese Ausführung",
  "This schedule": "Dieser Zeitplan",
  "This queue": "Diese Warteschlange",
  "This delivery": "Diese Zustellung",
  "This endpoint": "Dieser Endpunkt",
  "This replay": "Diese Wiederholung",
  "This work": "Diese Arbeit",
  "This backup": "Diese Sicherung",
  "By hand only": "Nur von Hand",
  "Every day": "Jeden Tag",
  "Every week": "Jede Woche",
  "Keep all": "Alle behalten",
  "Remove as below": "Entfernen wie unten",
  "This rule": "Diese Regel",
  "This domain": "Diese Domain",
  "This run is under way at the moment. Wait for its end.": "Diese Ausführung läuft gerade. Warten Sie ihr Ende ab.",
  "This run is done. There is nothing to send again.": "Diese Ausführung ist erledigt. Es gibt nichts noch einmal zu senden.",
  "Only a run that waits can be cancelled, and this one does not wait any more.":
    "Nur eine wartende Ausführung lässt sich abbrechen, und diese wartet nicht mehr.",
  "This run does not wait any more.": "Diese Ausführung wartet nicht mehr.",
  "Only dead letters are deleted by hand. Other runs go by themselves when they were kept long enough.":
    "Von Hand werden nur Dead Letters gelöscht. Andere Ausführungen verschwinden von selbst, wenn ihre Aufbewahrung endet.",
  "It runs at this moment. Wait for its end.": "Es läuft gerade. Warten Sie das Ende ab.",
  "The queue did not take it. Try again in a minute.": "Die Warteschlange nahm es nicht an. Versuchen Sie es in einer Minute noch einmal.",
  "This was sent again already, as run {id}.": "Das wurde schon noch einmal gesendet, als Ausführung {id}.",
  "This run has changed meanwhile. Look at it again.": "Diese Ausführung hat sich inzwischen geändert. Sehen Sie sie noch einmal an.",
  "What this job was given does not fit its queue. Sending it again would not mend that.":
    "Die Daten dieses Auftrags passen nicht zu seiner Warteschlange. Noch einmal senden würde das nicht beheben.",
  "Somebody changed this endpoint meanwhile. Open it again: it shows what they did.":
    "Jemand hat diesen Endpunkt inzwischen geändert. Öffnen Sie ihn noch einmal: Er zeigt, was geändert wurde.",
  "There are at most {count} endpoints. Delete one that nobody needs first.":
    "Es gibt höchstens {count} Endpunkte. Löschen Sie zuerst einen, den niemand braucht.",
  "This endpoint is made already, and its secret was shown then. Rotate the secret to get another.":
    "Dieser Endpunkt ist schon erstellt, und sein Geheimnis wurde dabei gezeigt. Erneuern Sie das Geheimnis, um ein anderes zu erhalten.",
  "Only runs that wait, run or have failed are sorted by when they are due, and only those that are over by their end: choose such states.":
    "Nur Ausführungen, die warten, laufen oder gescheitert sind, werden nach ihrer Fälligkeit sortiert, und nur beendete nach ihrem Ende: Wählen Sie solche Zustände.",
  "No such state.": "Diesen Zustand gibt es nicht.",
  "Nothing has failed for good since then: there is nothing to send again.":
    "Seitdem ist nichts endgültig gescheitert: Es gibt nichts noch einmal zu senden.",
  "This has ended already.": "Das ist schon beendet.",
  "It has ended already.": "Sie ist schon beendet.",
  "This endpoint is paused: resume it first.": "Dieser Endpunkt ist pausiert: Setzen Sie ihn zuerst fort.",
  "This endpoint is switched off: switch it on first.": "Dieser Endpunkt ist abgeschaltet: Schalten Sie ihn zuerst ein.",
  "The secret is rotated already, and the new one was shown then.": "Das Geheimnis ist schon erneuert, und das neue wurde dabei gezeigt.",
  "This backup has no file on the disk.": "Diese Sicherung hat keine Datei auf dem Datenträger.",
  "The name does not agree.": "Der Name stimmt nicht überein.",
  "Something is at work upon this backup. Wait for its end, or cancel it.":
    "An dieser Sicherung wird gerade gearbeitet. Warten Sie das Ende ab, oder brechen Sie ab.",
  "Somebody else has changed these rules meanwhile. Look at them again, then save yours.":
    "Jemand anderes hat diese Regeln inzwischen geändert. Sehen Sie sie noch einmal an und speichern Sie dann Ihre.",
  "A whole number.": "Eine ganze Zahl.",
  "At most 1,000.": "Höchstens 1.000.",
  "There are at most {count} rules.": "Es gibt höchstens {count} Regeln.",
  "There is a rule for this already. Switch it on in the list.": "Dafür gibt es schon eine Regel. Schalten Sie sie in der Liste ein.",
  "There is no such achievement.": "Diesen Erfolg gibt es nicht.",
  "Choose an achievement or a level.": "Wählen Sie einen Erfolg oder ein Level.",
  "Choose one of the permissions.": "Wählen Sie eine der Berechtigungen.",
  "No tenant has this short name.": "Kein Mandant hat diesen Kurznamen.",
  "A tenant has at most {count} domains. Remove one first.": "Ein Mandant hat höchstens {count} Domains. Entfernen Sie zuerst eine.",
  "The domain {domain} belongs to a tenant already.": "Die Domain {domain} gehört schon einem Mandanten.",
};
