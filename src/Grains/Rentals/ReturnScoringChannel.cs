using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Rentals;

/// <summary>
/// Has tools judged that are back, and anew where more is known of them before anybody has decided. It may be done again: the same
/// advice once more changes nothing.
/// </summary>
internal sealed class ReturnScoringChannel(IReturnScoring scoring, IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "return-scoring";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var unit = EventJson.Read<Told>(message.Data).Unit;
        var grain = grains.GetGrain<IRentalGrain>(message.Stream);
        var known = await grain.Get();
        if (!known.Succeeded(out var rental, out _) || rental.OnSite?.Of(unit) is not { IsUndecided: true, Decision: null } item) return;

        var scored = await scoring.Score(rental, item, cancellationToken);
        var told = await grain.Score(unit, scored.Verdict, scored.IsBlind);

        // Decided or opened again meanwhile: nobody needs it any more.
        if (!told.Succeeded(out _, out var refusal) && refusal is not NotPossibleForItem)
            throw new InvalidOperationException($"Rental {message.Stream}: {refusal.Message}");
    }

    /// <summary>What all that is told here has in common.</summary>
    private sealed record Told(UnitId Unit);
}
