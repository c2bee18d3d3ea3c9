using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Evidence;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Disputes;

/// <summary>Decides from the dispute in memory, commits, moves on.</summary>
internal sealed class DisputeGrain(
    DisputeStore disputes, EvidenceStore evidence, DisputeLetters letters, CurrentSettings settings, TimeProvider clock)
    : Grain, IDisputeGrain
{
    private const int Attempts = 5;

    /// <summary>What the database said last; null until it was asked, and where there is no such dispute.</summary>
    private DisputeState? memory;

    private DisputeId Id => new(this.GetPrimaryKey());

    public Task<Result<Dispute>> Get() => Turn((dispute, _) => Task.FromResult<Result<Dispute>>(dispute));

    public Task<Result<Dispute>> Open(AccountId customer, RentalId rental, UnitId unit, DisputeWords words) => Turn(
        (dispute, _) => Task.FromResult<Result<Dispute>>(
            (dispute.Customer, dispute.Rental, dispute.Unit) == (customer, rental, unit) ? dispute : new UnknownDispute(Id)),
        async now =>
        {
            if (words.Refuse() is { } wrong) return wrong;
            var found = await GrainFactory.GetGrain<IRentalGrain>(rental.Value).Get();
            if (!found.Succeeded(out var disputed, out _) || disputed.Customer != customer) return new UnknownRental(rental);
            if (!await evidence.AreOf(rental, words.Photos)) return new PhotoNotOfRental();

            var rules = (await settings.At(now)).Rules.Disputes;
            if (!Dispute.Open(Id, disputed, unit, words.Text, rules, now).Succeeded(out var happened, out var refusal)) return refusal;

            return await Commit(Dispute.From((DisputeOpened)happened), happened, words, version: 0);
        });

    public Task<Result<Dispute>> Comment(DisputeSide side, AccountId by, DisputeWords words) => Turn((dispute, now) =>
        side == DisputeSide.Customer && dispute.Customer != by
            ? Task.FromResult<Result<Dispute>>(new UnknownDispute(Id))
            : Decided(dispute, words, () => dispute.Comment(dispute.Customer == by ? DisputeSide.Customer : side, by, words.Text, now)));

    public Task<Result<Dispute>> Answer(AccountId by, DisputeWords words) =>
        Turn((dispute, now) => Decided(dispute, words, () => dispute.Answer(by, words.Text, now)));

    public Task<Result<Dispute>> Conclude(AccountId by, Euros refund) =>
        Turn(async (dispute, now) =>
        {
            var concluded = dispute.Conclude(refund, by, now);
            if (!concluded.Succeeded(out _, out var impossible)) return impossible;

            // Money that a bank looks at, or took back, is not given back by us too.
            var found = await GrainFactory.GetGrain<IRentalGrain>(dispute.Rental.Value).Get();
            if (refund > Euros.Zero && found.Succeeded(out var rental, out _)
                && !rental.RefundCapture(dispute.Unit, Id, refund, now).Succeeded(out _, out var refused)) return refused;

            return await Decided(dispute, words: null, () => concluded);
        });

    public Task MeetDeadlines() => Turn(async (dispute, now) =>
    {
        // Asked because the database says that something is due: if memory knows of nothing, memory is stale.
        if (dispute.NextDeadline is not { } due || due > now) dispute = await Read() ?? dispute;
        return dispute.MeetDeadline(now) is { } happened ? await Decided(dispute, words: null, () => happened) : dispute;
    });

    private async Task<Result<Dispute>> Decided(Dispute before, DisputeWords? words, Func<Result<DisputeEvent>> decide)
    {
        if (words?.Refuse() is { } wrong) return wrong;
        if (words is not null && !await evidence.AreOf(before.Rental, words.Photos)) return new PhotoNotOfRental();

        return decide().Succeeded(out var happened, out var refusal)
            ? await Commit(before.Apply(happened), happened, words, memory!.Version)
            : refusal;
    }

    private async Task<Result<Dispute>> Commit(Dispute after, DisputeEvent happened, DisputeWords? words, long version)
    {
        var tell = await letters.About(happened, after);
        switch (await disputes.Save(after, happened, words, version, Actor.Current, tell, Actor.Session))
        {
            case DisputeSaved.Taken: return new DisputedAlready();
            case DisputeSaved.Ended: return new SessionEnded();
            case DisputeSaved.Stale: throw new StaleDisputeException(Id);
        }

        memory = new(after, version + 1);
        return after;
    }

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Result<Dispute>> Turn(
        Func<Dispute, DateTimeOffset, Task<Result<Dispute>>> decide, Func<DateTimeOffset, Task<Result<Dispute>>>? begin = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                if ((memory?.Dispute ?? await Read()) is { } dispute) return await decide(dispute, now);

                return begin is null ? new UnknownDispute(Id) : await begin(now);
            }
            catch (StaleDisputeException) when (attempt < Attempts)
            {
                memory = null;
            }
            catch
            {
                DeactivateOnIdle();
                throw;
            }
        }
    }

    private async Task<Dispute?> Read() => (memory = await disputes.Load(Id))?.Dispute;
}

/// <summary>Another activation keeps writing this dispute; the call changed nothing and may be repeated.</summary>
public sealed class StaleDisputeException(DisputeId dispute) : Exception($"Dispute {dispute.Value} was written by another activation.");
