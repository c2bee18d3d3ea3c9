using System.Collections.Immutable;

namespace Toolbox24.Simulator.Processor;

/// <summary>A payment intent, or (by its id) a setup intent, which only saves its card. Amounts are cents.</summary>
internal sealed record Intent(
    string Id, string Card, long Amount, bool IsManual, bool IsOffSession, DateTimeOffset Created, string? ReturnUrl,
    ImmutableSortedDictionary<string, string> Metadata)
{
    public const string SetupPrefix = "seti_";
    public const string SavedCardPrefix = "pm_";

    // Visa's, the shortest: for a customer who is there, and for one who is not.
    private static readonly TimeSpan LifeOnSession = TimeSpan.FromDays(7);
    private static readonly TimeSpan LifeOffSession = new(days: 4, hours: 18, minutes: 0, seconds: 0);

    public string Status { get; init; } = "requires_confirmation";

    /// <summary>Whether its card may be used again for the same rental while its holder is absent.</summary>
    public bool KeepsCard { get; init; }

    public DateTimeOffset? CaptureBefore { get; init; }

    public long Received { get; init; }

    public long Refunded { get; init; }

    public string? CancellationReason { get; init; }

    public string? DeclineCode { get; init; }

    public bool IsSetup => Id.StartsWith(SetupPrefix, StringComparison.Ordinal);

    public bool IsHeld => Status == "requires_capture";

    public long Capturable => IsHeld ? Amount : 0;

    /// <summary>The token to use while the card's holder is absent.</summary>
    public string SavedCard => SavedCardPrefix + Id[SetupPrefix.Length..];

    /// <summary>The bank has said yes.</summary>
    public Intent Approved(DateTimeOffset now) =>
        IsSetup ? this with { Status = "succeeded" }
        : IsManual ? this with { Status = "requires_capture", CaptureBefore = now + (IsOffSession ? LifeOffSession : LifeOnSession) }
        : this with { Status = "succeeded", Received = Amount };

    public Intent Refused(string code) => this with { Status = "requires_payment_method", DeclineCode = code };

    public Intent Cancelled(string reason) => this with { Status = "canceled", CancellationReason = reason };
}

/// <summary>Money given back.</summary>
internal sealed record Refund(string Id, string Intent, long Amount, ImmutableSortedDictionary<string, string> Metadata);
