using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Rentals;

/// <summary>What free words of a rental are.</summary>
public enum RentalTextKind
{
    /// <summary>What the customer says of a tool on taking it.</summary>
    PickupReport,

    /// <summary>What the customer says of a tool they brought back.</summary>
    ReturnReport,

    /// <summary>What the customer answers to a capture that was announced.</summary>
    CaptureAnswer,

    /// <summary>Why something was decided, for the customer to read.</summary>
    DecisionReason,
}

/// <summary>Words that somebody wrote of one tool of a rental: kept beside its events, where they can be erased.</summary>
public sealed record RentalText(UnitId Unit, RentalTextKind Kind, string Text)
{
    /// <summary>The most that a customer can write of a tool.</summary>
    public const int Longest = 1_000;

    /// <summary>Why this cannot be a customer's text, which may be empty; null where it can.</summary>
    public static Refusal? Refuse(string? text) => Texts.Refuse(text, Longest);

    internal static RentalText? Of(UnitId unit, RentalTextKind kind, string? text) => string.IsNullOrWhiteSpace(text) ? null : new(unit, kind, text.Trim());
}
