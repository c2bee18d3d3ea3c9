using System.Globalization;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Amounts as people in France read them.</summary>
internal static class FrenchMoney
{
    /// <summary>1 234,50 €</summary>
    public static string Write(int cents)
    {
        var (whole, rest) = Math.DivRem(cents, 100);
        return $"{whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ')},{rest:00} €";
    }
}
