namespace Toolbox24.Silo.Configuration;

/// <summary>Our account at Kasier, who makes locks: where there is a simulator, it plays them unless others are named. Without, no site has their locks.</summary>
internal sealed record KasierOptions
{
    /// <summary>What the simulator signs its calls with, and takes for a key as any other. As src/Simulator/Kasier/KasierCloud.cs has it.</summary>
    public const string SimulatorKey = Secret.DemoPrefix + "kasier";

    private const string UsualSimulator = "http://localhost:8081";

    public string? Url { get; init; }

    /// <summary>What we show there.</summary>
    public string Key { get; init; } = "";

    /// <summary>What they sign their calls with.</summary>
    public string CallKey { get; init; } = "";

    private bool IsNamed => !string.IsNullOrEmpty(Url);

    /// <summary>Where they are, the key to show there, and the one that their calls are signed with; null where there is none.</summary>
    public (Uri Address, string Key, string CallKey)? Account(DeploymentEnvironment environment, SimulatorOptions simulator)
    {
        if (IsNamed) return (new Uri(Url!), Key, CallKey);
        if (environment == DeploymentEnvironment.Production || (environment != DeploymentEnvironment.Demo && string.IsNullOrEmpty(simulator.Url))) return null;

        var address = new Uri(string.IsNullOrEmpty(simulator.Url) ? UsualSimulator : simulator.Url);
        return (new Uri(address, "kasier/"), SimulatorKey, SimulatorKey);
    }

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (!IsNamed) yield break;
        if (!Addresses.IsHttp(Url!))
            yield return "Kasier:Url is not an http address";
        else if (environment == DeploymentEnvironment.Production && new Uri(Url!).Scheme != "https")
            yield return "Kasier:Url is not https: Production opens doors over nothing else";
        if (Key == "" || !Key.All(letter => char.IsAscii(letter) && !char.IsWhiteSpace(letter) && !char.IsControl(letter)))
            yield return "Kasier:Key is missing, or holds blanks or letters that no header carries";
        if (CallKey.Length < 16) yield return "Kasier:CallKey is missing or shorter than 16 letters: anybody could say that doors opened";
    }

    public IEnumerable<Secret> Secrets() =>
        [.. Key == "" ? [] : (Secret[])[new("Kasier:Key", Key)], .. CallKey == "" ? [] : (Secret[])[new("Kasier:CallKey", CallKey)]];
}
