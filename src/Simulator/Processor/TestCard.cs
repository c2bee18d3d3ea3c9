namespace Toolbox24.Simulator.Processor;

/// <summary>What goes wrong the first time a key is used with a card.</summary>
internal enum Mishap
{
    None,

    /// <summary>The connection is lost, and nothing was done.</summary>
    LostBeforeWork,

    /// <summary>The connection is lost, and all was done.</summary>
    LostAfterWork,

    /// <summary>The processor fails by itself (503), and nothing was done.</summary>
    Failure,
}

/// <summary>How a card behaves, by its token. There are no card numbers, not even made-up ones.</summary>
/// <param name="Decline">Why it is always declined.</param>
/// <param name="LaterDecline">Why it is declined while its holder is absent.</param>
/// <param name="AgainDecline">Why it is declined once it has given for the same purpose of the same rental.</param>
/// <param name="NeedsAction">Its holder must prove who they are.</param>
/// <param name="CaptureFails">What was authorised cannot be had.</param>
/// <param name="Mishap">What goes wrong on the way.</param>
internal sealed record TestCard(
    string? Decline = null, string? LaterDecline = null, string? AgainDecline = null, bool NeedsAction = false, bool CaptureFails = false, Mishap Mishap = Mishap.None)
{
    private const string DeclinedPrefix = "declined:";
    private const string LaterPrefix = "declined-later:";
    private const string AgainPrefix = "declined-again:";

    public static TestCard? Named(string token) => token switch
    {
        "ok" => new TestCard(),
        "3ds" => new TestCard(NeedsAction: true),
        "capture-fails" => new TestCard(CaptureFails: true),
        "timeout-before-work" => new TestCard(Mishap: Mishap.LostBeforeWork),
        "timeout-after-work" => new TestCard(Mishap: Mishap.LostAfterWork),
        "flaky" => new TestCard(Mishap: Mishap.Failure),
        _ when token.StartsWith(DeclinedPrefix, StringComparison.Ordinal) => new TestCard(Decline: token[DeclinedPrefix.Length..]),
        _ when token.StartsWith(LaterPrefix, StringComparison.Ordinal) => new TestCard(LaterDecline: token[LaterPrefix.Length..]),
        _ when token.StartsWith(AgainPrefix, StringComparison.Ordinal) => new TestCard(AgainDecline: token[AgainPrefix.Length..]),
        _ => null,
    };
}
