using System.Security.Claims;
using GreenDonut.Data;
using HotChocolate.Types.Pagination;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>Which rentals are looked for; whatever is left out does not count.</summary>
/// <param name="Site">At this site.</param>
/// <param name="Status">That stand so.</param>
/// <param name="Customer">Of this customer.</param>
/// <param name="Reference">Of this reference, as it is typed.</param>
/// <param name="From">That end after this.</param>
/// <param name="Until">That start before this.</param>
public sealed record RentalFilterInput(
    SiteId? Site = null, RentalStatus? Status = null, AccountId? Customer = null, string? Reference = null, DateTimeOffset? From = null,
    DateTimeOffset? Until = null);

[QueryType]
public static class RentalQuery
{
    /// <summary>What tools and packs cost for a slot, line by line with the reasons; nothing is held. Who is signed in sees their own prices.</summary>
    [AllowAnonymous]
    public static async Task<QuotePayload> GetQuote(
        QuoteInput input, ClaimsPrincipal user, Quotes quotes, CustomerStore customers, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var buyer = await BuyerOf(Viewer.Of(user), customers, cancellationToken);
        return (await quotes.For(input.Wish, Quotes.BuyerOf(buyer, now), now, cancellationToken)).Succeeded(out var quote, out var refusal)
            ? new(QuoteView.Of(quote), null)
            : new(null, refusal);
    }

    /// <summary>A rental of one's own, or to the staff any; null where there is none of this id. Which the staff look at is in the audit log.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<Rental?> GetRental(
        RentalId id, ClaimsPrincipal user, IRentalByIdDataLoader rentals, Readings readings, CancellationToken cancellationToken)
    {
        if (await rentals.LoadAsync(id, cancellationToken) is not { } rental || !RentalDesk.Sees(user, rental)) return null;
        if (!RentalDesk.IsOwn(user, rental)) await readings.Note(user, Readings.Rental, ("rental", id.Value.ToString()));

        return rental;
    }

    /// <summary>One's own rentals, the one made last first. The list is read from its start: <c>last</c> and <c>before</c> are refused.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    [UsePaging]
    public static Task<Connection<Rental>> GetMyRentals(
        ClaimsPrincipal user, PagingArguments page, RentalQueries rentals, CancellationToken cancellationToken) =>
        Page(new(Customer: Viewer.Required(user).Account), page, rentals, cancellationToken);

    /// <summary>Rentals, the one made last first. Who reads them is in the audit log. The list is read from its start: <c>last</c> and <c>before</c> are refused.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [UsePaging]
    public static async Task<Connection<Rental>> GetRentals(
        RentalFilterInput? filter, PagingArguments page, ClaimsPrincipal user, RentalQueries rentals, Readings readings,
        CancellationToken cancellationToken)
    {
        var reference = filter?.Reference is { } typed
            ? RentalReference.Read(typed) ?? throw new GraphQLException("This is no reference of a rental.")
            : null;
        await readings.Note(
            user, Readings.Rentals, ("customer", filter?.Customer?.Value.ToString()), ("site", filter?.Site?.Value.ToString()),
            ("status", filter?.Status?.ToString()), ("reference", reference?.Value), ("from", filter?.From?.UtcDateTime.ToString("O")),
            ("until", filter?.Until?.UtcDateTime.ToString("O")), ("after", After(page.After)?.Value.ToString()));
        return await Page(
            new(filter?.Customer, filter?.Site, filter?.Status, filter?.From, filter?.Until, reference), page, rentals, cancellationToken);
    }

    /// <summary>What another slot of a booking of one's own would come to; nothing is changed.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<RentalChangePayload> GetRentalChange(
        RentalId rental, SlotInput slot, ClaimsPrincipal user, IRentalByIdDataLoader rentals, Quotes quotes, CustomerStore customers,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        if (await rentals.LoadAsync(rental, cancellationToken) is not { } booked || booked.Customer != viewer.Account)
            return new(null, new UnknownRental(rental));
        if (booked.RefuseChange(slot.Slot, now) is { } refused) return new(null, refused);

        var buyer = Quotes.BuyerOf(await BuyerOf(viewer, customers, cancellationToken), now);
        return (await quotes.Again(booked, slot.Slot, buyer, now, cancellationToken)).Succeeded(out var quote, out var refusal)
            ? new(ChangeView.Between(booked.Quote, quote), null)
            : new(null, refusal);
    }

    private static async Task<Customer?> BuyerOf(Viewer? viewer, CustomerStore customers, CancellationToken cancellationToken) =>
        viewer is null ? null : (await customers.Load(viewer.Account, cancellationToken))?.Customer;

    private static async Task<Connection<Rental>> Page(
        RentalSearch search, PagingArguments page, RentalQueries rentals, CancellationToken cancellationToken)
    {
        if (page.Last is not null || page.Before is not null)
            throw new GraphQLException("The list is read from its start: say first and after.");

        var count = page.First ?? 0;
        var found = await rentals.Page(search, count + 1, After(page.After), cancellationToken);
        List<Edge<Rental>> edges = [.. found.Take(count).Select(one => new Edge<Rental>(one, one.Id.Value.ToString("N")))];
        return new(edges, new(
            found.Count > count, page.After is not null, edges is [var newest, ..] ? newest.Cursor : null,
            edges is [.., var oldest] ? oldest.Cursor : null));
    }

    private static RentalId? After(string? cursor) => cursor is null
        ? null
        : Guid.TryParseExact(cursor, "N", out var id) ? new RentalId(id) : throw new GraphQLException($"\"{cursor}\" is no cursor of this list.");
}
