using System.Text.Json.Serialization;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>Names one visit. Whoever has it does at its kiosk what the customer came for, while it lasts.</summary>
public readonly record struct VisitId(Guid Value)
{
    /// <summary>Nothing of it can be guessed: it proves something.</summary>
    public static VisitId New() => new(Guid.NewGuid());
}

/// <summary>A customer who has shown at a kiosk that it is them: inside, or waiting for their turn.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Rental">Which rental they came for.</param>
/// <param name="Site">Where.</param>
/// <param name="Device">The kiosk they stand at.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="CameAt">When they showed who they are.</param>
public sealed record Visit(VisitId Id, RentalId Rental, SiteId Site, DeviceId Device, PassPurpose Purpose, DateTimeOffset CameAt)
{
    /// <summary>Since when it is their turn; null while they wait.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When they count as gone unless they do something; null while they wait.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>For how long they may be inside before a person is told; null where nobody is.</summary>
    public TimeSpan? LongestStay { get; init; }

    /// <summary>Whether they have done something since it was their turn.</summary>
    public bool IsHeard { get; init; }

    /// <summary>Whether they have done what they came for, and nothing since.</summary>
    public bool IsDone { get; init; }

    public bool IsStayTold { get; init; }

    /// <summary>When a person is told that they are still inside; null where they are not, as far as anybody knows, or a person was told.</summary>
    [JsonIgnore]
    public DateTimeOffset? StayDue => !IsStayTold && !IsDone && (IsHeard || Since == CameAt) ? Since + LongestStay : null;
}
