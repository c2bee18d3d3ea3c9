using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Disputes;

/// <summary>A line of the timeline, the same for both sides.</summary>
/// <param name="Side">Whose it is.</param>
/// <param name="Status">Where the dispute stood from then on.</param>
/// <param name="At">When.</param>
/// <param name="Text">What was said; null where nothing was, or it was erased.</param>
/// <param name="Photos">Of what.</param>
[GraphQLName("DisputeEntry")]
[VisibleWithField]
public sealed record DisputeEntryView(DisputeSide Side, DisputeStatus Status, DateTimeOffset At, string? Text, IReadOnlyList<EvidenceId> Photos);

/// <summary>A dispute. Who may see it is said by the fields that lead to it.</summary>
[ObjectType<Dispute>]
[VisibleWithField]
public static partial class DisputeType
{
    static partial void Configure(IObjectTypeDescriptor<Dispute> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(dispute => dispute.Id);
        descriptor.Field(dispute => dispute.Unit);
        descriptor.Field(dispute => dispute.Captured);
        descriptor.Field(dispute => dispute.Status);
        descriptor.Field(dispute => dispute.AnswerBy);
        descriptor.Field(dispute => dispute.Refund);
        descriptor.Field(dispute => dispute.IsLate);
    }

    /// <summary>Of which rental.</summary>
    [Cost(1)]
    public static Task<Rental> GetRental([Parent] Dispute dispute, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        rentals.LoadRequiredAsync(dispute.Rental, cancellationToken);

    /// <summary>What was said and done, in its order.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<DisputeEntryView>> GetTimeline(
        [Parent] Dispute dispute, IDisputeWordsByIdDataLoader words, CancellationToken cancellationToken)
    {
        var said = await words.LoadAsync(dispute.Id, cancellationToken) ?? [];
        return
        [
            .. dispute.Timeline.Select((entry, number) => said.SingleOrDefault(line => line.Number == number)?.Words is { } spoken
                ? new DisputeEntryView(entry.Side, entry.Status, entry.At, spoken.Text, spoken.Photos)
                : new DisputeEntryView(entry.Side, entry.Status, entry.At, null, [])),
        ];
    }

    /// <summary>Whether who asks may answer and conclude it: of the staff, and not who had decided.</summary>
    [Cost(0)]
    public static bool GetMayConclude([Parent] Dispute dispute, ClaimsPrincipal user) =>
        !dispute.IsConcluded && DisputeDesk.IsStaff(user) && dispute.RefuseJudge(Viewer.Required(user).Actor) is null;

    /// <summary>What else the customer can do: the mediator, and the courts.</summary>
    [Cost(1)]
    public static async Task<string> GetRemedies([Parent] Dispute dispute, CurrentSettings settings, TimeProvider clock) =>
        (await settings.At(clock.GetUtcNow())).Rules.Disputes.Remedies;
}

public static class DisputeLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<DisputeId, DisputeLine[]>> GetDisputeWordsByIdAsync(
        IReadOnlyList<DisputeId> ids, DisputeQueries disputes, CancellationToken cancellationToken) =>
        (await disputes.Lines(ids, cancellationToken)).GroupBy(line => line.Dispute).ToDictionary(lines => lines.Key, lines => lines.ToArray());
}
