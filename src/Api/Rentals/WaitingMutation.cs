using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Customers;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Rentals;

/// <summary>What is waited for, or why nothing is.</summary>
[VisibleWithField]
public sealed record WaitingPayload(WaitingEntry? Entry, Refusal? Refusal)
{
    public static implicit operator WaitingPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class WaitingMutation
{
    private const int Attempts = 20;

    /// <summary>
    /// Waits for tools that somebody else has; once they are free, they are held for who has waited longest, who is told. It takes who
    /// may book.
    /// </summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<WaitingPayload> JoinWaitingList(
        QuoteInput input, ClaimsPrincipal user, Quotes quotes, IGrainFactory grains, WaitingStore waiting, CurrentSettings settings,
        TimeProvider clock)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        var known = await grains.GetGrain<ICustomerGrain>(viewer.Account.Value).MayBook();
        if (!known.Succeeded(out var customer, out var kept)) return kept;
        if (!(await quotes.For(input.Wish, Quotes.BuyerOf(customer, now), now)).Succeeded(out var quote, out var wrong)) return wrong;

        var (tools, rules) = (quote.Lines.Select(line => line.Item.Tool).ToList(), (await settings.At(now)).Rules.Waiting);
        var isFree = await waiting.IsFree(input.Wish, tools, now);
        for (var attempt = 1; ; attempt++)
        {
            var others = await waiting.Of(viewer.Account, now);
            var joined = WaitingEntry.Join(viewer.Account, input.Wish, tools, others, isFree, now, rules);

            // Refused, too, where they began to wait for something else meanwhile: decided again.
            var saved = await Saved(joined, "WaitingJoined", viewer, waiting, now, others);
            if (saved.Refusal is not WaitsNoMore || attempt == Attempts) return saved;
        }
    }

    /// <summary>Waits no longer.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static async Task<WaitingPayload> LeaveWaitingList(RentalId id, ClaimsPrincipal user, WaitingStore waiting, TimeProvider clock)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (await waiting.Load(id) is not { } entry || entry.Customer != viewer.Account) return new WaitsNoMore();

        return await Saved(entry.Leave(now), "WaitingLeft", viewer, waiting, now);
    }

    private static async Task<WaitingPayload> Saved(
        Result<WaitingEntry> decided, string what, Viewer viewer, WaitingStore waiting, DateTimeOffset now,
        IReadOnlyCollection<WaitingEntry>? others = null)
    {
        if (!decided.Succeeded(out var entry, out var refusal)) return refusal;

        return await waiting.Save(entry, what, now, viewer.Actor.Value.ToString(), others)
            ? new WaitingPayload(entry, null)
            : new WaitingPayload(null, new WaitsNoMore());
    }
}

[QueryType]
public static class WaitingQuery
{
    /// <summary>What one waits for, longest first.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<WaitingEntry>> GetMyWaitingList(
        ClaimsPrincipal user, WaitingStore waiting, TimeProvider clock, CancellationToken cancellationToken) =>
        await waiting.Of(Viewer.Required(user).Account, clock.GetUtcNow(), cancellationToken);
}

[ObjectType<WaitingEntry>]
[VisibleWithField]
public static partial class WaitingEntryType
{
    static partial void Configure(IObjectTypeDescriptor<WaitingEntry> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(entry => entry.Id);
        descriptor.Field(entry => entry.AskedAt);
        descriptor.Field(entry => entry.OfferedAt);
        descriptor.Field(entry => entry.IsWaiting);
    }

    [Cost(1)]
    public static Task<Site> GetSite([Parent] WaitingEntry entry, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(entry.Wish.Site, cancellationToken);

    /// <summary>The tools that are waited for, those of packs too.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Tool>> GetTools(
        [Parent] WaitingEntry entry, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        await Task.WhenAll(entry.Tools.Select(tool => tools.LoadRequiredAsync(tool, cancellationToken)));

    [Cost(0)]
    public static Slot GetSlot([Parent] WaitingEntry entry) => entry.Wish.Slot;
}
