namespace Toolbox24.Silo.Configuration;

/// <summary>The card processor: wherever there is a simulator, it plays it unless another is named.</summary>
internal sealed record PaymentsOptions
{
    /// <summary>The simulator takes any key.</summary>
    public const string SimulatorKey = Secret.DemoPrefix + "card-processor";

    private const string UsualSimulator = "http://localhost:8081";

    public string? Url { get; init; }

    /// <summary>The secret key of our account at the processor.</summary>
    public string Key { get; init; } = "";

    private bool IsNamed => !string.IsNullOrEmpty(Url);

    public Uri Address(SimulatorOptions simulator) =>
        new(IsNamed ? Url! : string.IsNullOrEmpty(simulator.Url) ? UsualSimulator : simulator.Url);

    /// <summary>The key to present there: a real one never reaches a simulator.</summary>
    public string KeyThere => IsNamed ? Key : SimulatorKey;

    public IEnumerable<string> Problems(DeploymentEnvironment environment, SimulatorOptions simulator)
    {
        if (!IsNamed)
        {
            if (environment != DeploymentEnvironment.Demo && string.IsNullOrEmpty(simulator.Url))
                yield return "Payments:Url is missing: without a card processor nothing can be booked";
            yield break;
        }

        if (!Addresses.IsHttp(Url!))
            yield return "Payments:Url is not an http address such as https://api.stripe.com";
        else if (environment == DeploymentEnvironment.Production && new Uri(Url!).Scheme != "https")
            yield return "Payments:Url is not https: Production moves money over nothing else";
        if (Key == "") yield return "Payments:Key is missing: Payments:Url is set";
        else if (!Key.All(char.IsAscii) || Key.Any(char.IsWhiteSpace) || Key.Any(char.IsControl))
            yield return "Payments:Key is not a key: it holds blanks, or letters that no header carries";
    }

    public IEnumerable<Secret> Secrets() => Key == "" ? [] : [new Secret("Payments:Key", Key)];
}
