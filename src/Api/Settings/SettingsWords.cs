using System.Diagnostics;
using Toolbox24.Domain;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>What French screens say of settings.</summary>
internal static class SettingsWords
{
    public static string Of(ParameterUnit unit) => unit switch
    {
        ParameterUnit.Seconds => "s",
        ParameterUnit.Minutes => "min",
        ParameterUnit.Hours or ParameterUnit.HourList => "h",
        ParameterUnit.Days => "jours",
        ParameterUnit.Percent => "%",
        ParameterUnit.Euros => "€",
        ParameterUnit.Factor => "×",
        ParameterUnit.Count or ParameterUnit.YesNo or ParameterUnit.Version or ParameterUnit.Text => "",
    };

    public static string Of(GridKind kind) => kind switch
    {
        GridKind.Prices => "Grille de prix",
        GridKind.Deposits => "Grille de caution",
        GridKind.Penalties => "Pénalités de retard",
        GridKind.Cancellation => "Conditions d’annulation",
    };

    public static string Of(GridField field) => field switch
    {
        GridField.Hour => "Heure",
        GridField.HalfDay => "Demi-journée",
        GridField.Day => "Jour",
        GridField.WeekEnd => "Week-end",
        GridField.Week => "Semaine",
        GridField.Deposit => "Caution",
        GridField.PackCap => "Plafond de caution d’un pack",
        GridField.Tolerance => "Tolérance de retard",
        GridField.TierEach => "Période du palier",
        GridField.TierAmount => "Montant du palier",
        GridField.TierLasts => "Durée du palier",
        GridField.CapInDays => "Plafond, en prix journaliers",
        GridField.FreeUntil => "Annulation gratuite jusqu’avant le début",
        GridField.BeforeStart => "Part due ensuite, avant le début",
        GridField.AfterStart => "Part due après le début",
    };

    public static string Of(GridWarning warning) => warning switch
    {
        LongerRateCheaper it => $"Le tarif « {Of(it.Longer)} » coûte moins que le tarif « {Of(it.Shorter)} », que personne ne paiera donc.",
        RateNeverUsed it => $"Le tarif « {Of(it.Rate)} » ne sert jamais : plusieurs tarifs « {Of(it.Instead)} » ne coûtent pas plus.",
        PackCapBelowDeposit it => $"La caution d’un pack ({Of(it.Cap)} au plus) est inférieure à celle d’un seul outil ({Of(it.Deposit)}).",
        TierCheaperThanBefore it => $"Le palier {it.Tier + 1} coûte moins par heure que le précédent.",
        TierNeverReached it => $"Le palier {it.Tier + 1} n’est jamais atteint : le plafond ({Of(it.Cap)}) l’est avant.",
        _ => throw new UnreachableException($"{warning.GetType().Name} has no words."),
    };

    private static string Of(Rate rate) => rate switch
    {
        Rate.Hour => "heure",
        Rate.HalfDay => "demi-journée",
        Rate.Day => "jour",
        Rate.WeekEnd => "week-end",
        Rate.Week => "semaine",
    };

    private static string Of(Euros amount) => $"{amount.Cents / 100},{amount.Cents % 100:00} €";
}
