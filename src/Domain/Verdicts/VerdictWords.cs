using System.Globalization;

namespace Toolbox24.Domain.Verdicts;

/// <summary>Says in French why a verdict is what it is, for whoever decides by it.</summary>
public static class VerdictWords
{
    /// <summary>A sentence for each reason, for what sensors found, and for what each signal adds; the heaviest first.</summary>
    public static IReadOnlyList<string> Why(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return
        [
            .. verdict.Reasons.Select(reason => Of(reason, verdict)),
            .. verdict.Signals.Findings.Distinct().Select(Of),
            .. verdict.Contributions.Where(each => each.Points > 0).Select(each => $"{Of(each.Signal)} : {Hundredths(each.Points)} points."),
        ];
    }

    private static string Of(VerdictReason reason, Verdict verdict) => reason switch
    {
        VerdictReason.Score => $"Le total des signaux est de {Hundredths(verdict.Score)} points sur 100.",
        VerdictReason.PhotosNotComparable => "Les photos manquent ou ne peuvent pas être comparées : jamais vert pour cette raison.",
        VerdictReason.PreviousBaseline => "Aucune photo au départ : celles du retour précédent servent de référence, jamais vert pour cette raison.",
        VerdictReason.LargePhotoGap => "Les photos de départ et de retour diffèrent fortement.",
        VerdictReason.CriticalSensor => "Un capteur signale un défaut grave.",
        VerdictReason.MajorReport => "Le client signale un dommage important.",
        VerdictReason.HistoryAlone => "Seul l’historique du compte pèse : il ne rend jamais rouge à lui seul.",
    };

    private static string Of(Finding finding) => finding switch
    {
        Finding.VideoMissing => "La vidéo du retour manque.",
        Finding.VideoCut => "La vidéo du retour est interrompue.",
        Finding.NotScanned => "Le code de l’outil n’a pas été scanné.",
        Finding.OtherLocker => "L’outil a été rendu dans un autre casier que le sien.",
        Finding.DoorOpen => "La porte du casier est restée ouverte.",
        Finding.WeightOff => "Le poids du retour n’est pas celui du départ.",
        Finding.LockerEmpty => "Le casier semble vide.",
    };

    private static string Of(Signal signal) => signal switch
    {
        Signal.PhotoGap => "Écart entre les photos",
        Signal.Sensors => "Capteurs",
        Signal.Report => "Signalement du client",
        Signal.History => "Historique du compte",
    };

    private static string Hundredths(decimal points) => decimal.Round(points * 100).ToString(CultureInfo.InvariantCulture);
}
