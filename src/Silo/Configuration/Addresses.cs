namespace Toolbox24.Silo.Configuration;

/// <summary>What counts as an address in the configuration.</summary>
internal static class Addresses
{
    public static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}
